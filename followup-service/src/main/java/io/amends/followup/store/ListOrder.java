package io.amends.followup.store;

/// The sort order of a list of follow-ups.
public enum ListOrder {
    /// The earliest due first.
    DUE,
    /// The least recently changed first; the follow-ups of a complaint change together.
    UPDATED
}
