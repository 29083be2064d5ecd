package io.amends.followup.domain;

/// The state of a follow-up. The first two are open, the last two final.
public enum FollowupState {
    /// Not due yet, or postponed.
    SCHEDULED,
    /// The customer is to be asked now.
    DUE,
    /// The customer answered, or all attempts of the policy were made.
    DONE,
    /// Not needed any more.
    CANCELLED;

    /// Whether the follow-up still needs work.
    public boolean open() {
        return this == SCHEDULED || this == DUE;
    }
}
