package io.amends.followup.store;

import io.amends.followup.domain.FollowupState;
import java.util.Comparator;

/// The position of a follow-up in a list.
///
/// @param at its case file's sort key: as in [SortKey], or in the order of changes as in
///   [io.amends.eventing.aggregate.UpdateOrder]
/// @param state the follow-up's state
/// @param rank from 0, among the follow-ups of its case file in this state
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
