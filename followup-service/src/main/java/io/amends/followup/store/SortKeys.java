package io.amends.followup.store;

import io.amends.followup.domain.CaseFile;
import io.amends.followup.domain.FollowupState;
import org.jspecify.annotations.Nullable;

/// The sort keys of a case file in the four lists, one per state.
public record SortKeys(
        @Nullable SortKey scheduled,
        @Nullable SortKey due,
        @Nullable SortKey done,
        @Nullable SortKey cancelled) {

    static SortKeys of(CaseFile file) {
        return new SortKeys(
                of(FollowupState.SCHEDULED, file),
                of(FollowupState.DUE, file),
                of(FollowupState.DONE, file),
                of(FollowupState.CANCELLED, file));
    }

    @Nullable SortKey of(FollowupState list) {
        return switch (list) {
            case SCHEDULED -> scheduled;
            case DUE -> due;
            case DONE -> done;
            case CANCELLED -> cancelled;
        };
    }

    private static @Nullable SortKey of(FollowupState state, CaseFile file) {
        return SortKey.of(file.reference(), file.followups(state));
    }
}
