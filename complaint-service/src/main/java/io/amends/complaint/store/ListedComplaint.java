package io.amends.complaint.store;

/// A complaint in a list.
///
/// @param position its sort key in the list's order; the next page starts after it
public record ListedComplaint(VersionedComplaint complaint, String position) {}
