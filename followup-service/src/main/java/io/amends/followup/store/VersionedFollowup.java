package io.amends.followup.store;

import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.followup.domain.CommandRefusedException;
import io.amends.followup.domain.Followup;

/// A follow-up with its case file, whose version is shown to callers.
public record VersionedFollowup(String id, StoredAggregate<CaseFileRecord> stored) {

    /// The case file's version.
    public long version() {
        return stored.version();
    }

    /// The follow-up.
    ///
    /// @throws CommandRefusedException.Unknown when the case file does not have it
    public Followup followup() {
        return stored.state()
                .file()
                .followup(id)
                .orElseThrow(() -> new CommandRefusedException.Unknown(id));
    }

    /// The follow-up in another version of its case file.
    public VersionedFollowup with(StoredAggregate<CaseFileRecord> other) {
        return new VersionedFollowup(id, other);
    }
}
