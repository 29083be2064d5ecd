package io.amends.contracts;

/// By what a customer who says nothing was noticed.
public enum SilenceReason {
    /// They have stayed away far longer than they use to.
    OWN_RHYTHM,
    /// A customer like them who is still with us would hardly ever be silent for so long.
    SURPRISE,
    /// They spend less, week by week, than they used to.
    DECLINE_OF_SPEND,
    /// They pay late.
    LATE_PAYMENTS,
    /// They no longer come by.
    NO_VISIT
}
