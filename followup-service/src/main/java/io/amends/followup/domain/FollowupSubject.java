package io.amends.followup.domain;

/// Which follow-up, and what it asks about. Fixed from its first day.
///
/// @param followup the follow-up's id
/// @param resolution the number of the resolution it asks about, from 1
public record FollowupSubject(String followup, int resolution) {}
