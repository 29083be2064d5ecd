package io.amends.complaint.domain.policy;

/// A calendar in one of its versions.
///
/// @param version of the policy of calendars
public record CalendarRef(String name, int version) {}
