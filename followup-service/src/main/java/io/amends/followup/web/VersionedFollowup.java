package io.amends.followup.web;

import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.followup.domain.Agent;
import io.amends.followup.domain.CommandRefusedException;
import io.amends.followup.domain.Followup;
import io.amends.followup.store.CaseFileRecord;

/// A follow-up with its case file, whose version is shown to callers.
record VersionedFollowup(String id, StoredAggregate<CaseFileRecord> stored) {

    long version() {
        return stored.version();
    }

    Followup followup() {
        return stored.state()
                .file()
                .followup(id)
                .orElseThrow(() -> new CommandRefusedException.Unknown(id));
    }

    FollowupResponse view(Agent agent) {
        return FollowupResponse.of(followup(), stored, agent);
    }
}
