package io.amends.complaint.store;

/// What came of a command.
public sealed interface Handled {

    /// The complaint as it is now.
    Current complaint();

    /// The complaint itself was changed, or was already so.
    record Here(Current complaint) implements Handled {}

    /// The reopening window was over: another case takes it up.
    ///
    /// @param isNew whether it began just now
    record Elsewhere(Current complaint, boolean isNew) implements Handled {}
}
