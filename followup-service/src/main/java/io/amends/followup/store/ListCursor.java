package io.amends.followup.store;

import io.amends.followup.domain.FollowupState;
import java.util.Comparator;

/// Where a follow-up stands in a list.
///
/// @param at its case file's place: as in [ListKey], or in the order of changes as in
///   [io.amends.eventing.aggregate.UpdateOrder]
/// @param state the follow-up's state
/// @param rank from 0, among those in this state in its case file
public record ListCursor(String at, FollowupState state, int rank)
        implements Comparable<ListCursor> {

    private static final Comparator<ListCursor> ORDER =
            Comparator.comparing(ListCursor::at)
                    .thenComparing(ListCursor::state)
                    .thenComparing(ListCursor::rank);

    @Override
    public int compareTo(ListCursor other) {
        return ORDER.compare(this, other);
    }
}
