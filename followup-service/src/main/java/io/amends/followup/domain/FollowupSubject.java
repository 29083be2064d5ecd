package io.amends.followup.domain;

/// A follow-up and the resolution that it asks about. Never changes.
///
/// @param followup the follow-up's id
/// @param resolution the number of the resolution it asks about, from 1
public record FollowupSubject(String followup, int resolution) {}
