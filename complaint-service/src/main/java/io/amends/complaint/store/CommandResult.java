package io.amends.complaint.store;

/// What came of a command.
public sealed interface CommandResult {

    /// The complaint as it is now.
    VersionedComplaint complaint();

    /// The complaint itself was changed, or was already so.
    record Here(VersionedComplaint complaint) implements CommandResult {}

    /// The reopening window was over: another case takes it up.
    ///
    /// @param isNew whether it began just now
    record Elsewhere(VersionedComplaint complaint, boolean isNew) implements CommandResult {}
}
