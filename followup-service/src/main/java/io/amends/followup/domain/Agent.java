package io.amends.followup.domain;

/// Who works on a follow-up.
///
/// @param name as it is shown to colleagues
/// @param supervises whether they may work on what a colleague took on
public record Agent(String name, boolean supervises) {}
