package io.amends.complaint.domain;

import io.amends.contracts.LinkKind;
import org.jspecify.annotations.Nullable;

/// A change of another complaint that belongs to a change of this one and is not known to be done.
///
/// @param other the other complaint
/// @param kind of a link; absent for a merge and its undo
/// @param command idempotent
public record CounterpartStep(
        Relation relation, String other, @Nullable LinkKind kind, ComplaintCommand command) {

    /// The command that stores that the change is done.
    public ComplaintCommand confirmation() {
        return new ComplaintCommand.ConfirmCounterpart(relation, other, kind);
    }

    boolean isConfirmedBy(ComplaintCommand.ConfirmCounterpart confirmed) {
        return confirmed.equals(confirmation());
    }

    /// What relates the two complaints.
    public enum Relation {
        LINK,
        MERGE,
        UNMERGE
    }
}
