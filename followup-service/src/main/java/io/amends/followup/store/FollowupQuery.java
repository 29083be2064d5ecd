package io.amends.followup.store;

import io.amends.followup.domain.FollowupState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The filters of a list of follow-ups.
///
/// @param states only follow-ups in one of these states
/// @param complaints only those of these complaints, by reference; empty matches all
/// @param updatedAfter only those of case files changed after
public record FollowupQuery(
        Set<FollowupState> states, Set<String> complaints, @Nullable Instant updatedAfter) {
    /// Copies the sets.
    public FollowupQuery {
        states = Set.copyOf(states);
        complaints = Set.copyOf(complaints);
    }
}
