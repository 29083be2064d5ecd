package io.amends.complaint.application;

import io.amends.complaint.store.VersionedComplaint;

/// The result of a command.
public sealed interface CommandResult {

    /// The current complaint.
    VersionedComplaint complaint();

    /// The complaint was changed, or already had the requested state.
    record Changed(VersionedComplaint complaint) implements CommandResult {}

    /// The reopening window was over: another case continues the complaint.
    ///
    /// @param isNew whether this command created it
    record Continued(VersionedComplaint complaint, boolean isNew) implements CommandResult {}
}
