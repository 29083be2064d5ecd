package io.amends.followup.store;

import io.amends.followup.domain.FollowupState;
import java.util.Set;

/// Which follow-ups to list.
///
/// @param states those in one of these states
/// @param complaints those of one of these complaints, by reference; of all where empty
public record FollowupFilter(Set<FollowupState> states, Set<String> complaints) {
    /// Copies the sets.
    public FollowupFilter {
        states = Set.copyOf(states);
        complaints = Set.copyOf(complaints);
    }
}
