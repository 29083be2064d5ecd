package io.amends.followup.domain;

/// A member of the staff who works on follow-ups.
///
/// @param name as it is shown to colleagues
/// @param supervises whether they may work on follow-ups that a colleague took on
public record Agent(String name, boolean supervises) {}
