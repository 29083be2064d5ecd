package io.amends.contracts;

/// Why a complaint no longer waits.
public enum ResumeCause {
    /// A member of the staff ended it.
    STAFF,
    /// Its time has passed.
    TIME,
    /// The customer, for whom it waited, answered.
    CUSTOMER,
    /// The complaint was decided or withdrawn.
    DECISION
}
