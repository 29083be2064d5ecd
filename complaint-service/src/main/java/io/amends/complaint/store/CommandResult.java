package io.amends.complaint.store;

/// The result of a command.
public sealed interface CommandResult {

    /// The current complaint.
    VersionedComplaint complaint();

    /// The complaint was changed, or already had the requested state.
    record Here(VersionedComplaint complaint) implements CommandResult {}

    /// The reopening window was over: another case continues it.
    ///
    /// @param isNew whether this command created it
    record Elsewhere(VersionedComplaint complaint, boolean isNew) implements CommandResult {}
}
