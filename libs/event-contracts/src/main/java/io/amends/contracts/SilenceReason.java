package io.amends.contracts;

/// Why a customer who does not complain was warned about.
public enum SilenceReason {
    /// They have been inactive far longer than usual for them.
    OWN_RHYTHM,
    /// An active customer like them would hardly ever be inactive for so long.
    SURPRISE,
    /// Their weekly spend has declined.
    DECLINE_OF_SPEND,
    /// They pay late.
    LATE_PAYMENTS,
    /// They no longer visit.
    NO_VISIT
}
