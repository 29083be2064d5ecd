package io.amends.followup.store;

import io.amends.followup.domain.CaseFile;
import io.amends.followup.domain.FollowupState;
import org.jspecify.annotations.Nullable;

/// The sort keys of a case file in the four lists, one per state.
public record ListKeys(
        @Nullable ListKey scheduled,
        @Nullable ListKey due,
        @Nullable ListKey done,
        @Nullable ListKey cancelled) {

    static ListKeys of(CaseFile file) {
        return new ListKeys(
                in(FollowupState.SCHEDULED, file),
                in(FollowupState.DUE, file),
                in(FollowupState.DONE, file),
                in(FollowupState.CANCELLED, file));
    }

    @Nullable ListKey in(FollowupState list) {
        return switch (list) {
            case SCHEDULED -> scheduled;
            case DUE -> due;
            case DONE -> done;
            case CANCELLED -> cancelled;
        };
    }

    private static @Nullable ListKey in(FollowupState state, CaseFile file) {
        return ListKey.of(file.reference(), file.followups(state));
    }
}
