package io.amends.followup.domain;

/// Where a follow-up stands. The first two are open, the last two final.
public enum FollowupState {
    /// Its day has not come, or it was put off.
    SCHEDULED,
    /// The customer is to be asked now.
    DUE,
    /// The customer answered, or was tried as often as the policy says.
    DONE,
    /// It is not needed any more.
    CANCELLED;

    /// Whether something is still to be done.
    public boolean open() {
        return this == SCHEDULED || this == DUE;
    }
}
