package io.amends.followup.store;

import io.amends.followup.domain.FollowupState;
import java.util.Comparator;

/// Where a follow-up stands in a list.
///
/// @param at its case file's place: as in [Place], or in the order of changes as in
///   [io.amends.aggregates.UpdateOrder]
/// @param state the follow-up's state
/// @param rank from 0, among those in this state in its case file
public record ListPosition(String at, FollowupState state, int rank)
        implements Comparable<ListPosition> {

    private static final Comparator<ListPosition> ORDER =
            Comparator.comparing(ListPosition::at)
                    .thenComparing(ListPosition::state)
                    .thenComparing(ListPosition::rank);

    @Override
    public int compareTo(ListPosition other) {
        return ORDER.compare(this, other);
    }
}
