package io.amends.followup.web;

import io.amends.aggregates.Stored;
import io.amends.followup.domain.Agent;
import io.amends.followup.domain.Followup;
import io.amends.followup.domain.Refused;
import io.amends.followup.store.Filed;

/// A follow-up in its case file, whose version is the one that callers see.
record Found(String id, Stored<Filed> stored) {

    long version() {
        return stored.version();
    }

    Followup followup() {
        return stored.state().file().followup(id).orElseThrow(() -> new Refused.Unknown(id));
    }

    FollowupView view(Agent agent) {
        return FollowupView.of(followup(), stored, agent);
    }
}
