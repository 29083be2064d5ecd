package io.amends.contracts;

/// Why a complaint was escalated.
public enum EscalationTrigger {
    /// The customer wished it.
    CUSTOMER,
    /// The staff wished it.
    STAFF,
    /// It was reopened for the second time, or once more.
    SECOND_REOPENING,
    /// A promise was broken.
    BROKEN_PROMISE,
    /// It went to a body outside the company, such as an ombudsman.
    OUTSIDE
}
