package io.amends.followup.store;

/// How a list of follow-ups is sorted.
public enum ListOrder {
    /// What was or is due first comes first.
    DUE,
    /// What was changed longest ago comes first; the follow-ups of a complaint change together.
    UPDATED
}
