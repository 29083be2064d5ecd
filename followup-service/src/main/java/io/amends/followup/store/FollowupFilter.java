package io.amends.followup.store;

import io.amends.followup.domain.FollowupState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which follow-ups to list.
///
/// @param states those in one of these states
/// @param complaints those of one of these complaints, by reference; of all where empty
/// @param updatedAfter only those of case files that were changed after
public record FollowupFilter(
        Set<FollowupState> states, Set<String> complaints, @Nullable Instant updatedAfter) {
    /// Copies the sets.
    public FollowupFilter {
        states = Set.copyOf(states);
        complaints = Set.copyOf(complaints);
    }
}
