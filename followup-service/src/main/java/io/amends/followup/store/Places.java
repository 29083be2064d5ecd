package io.amends.followup.store;

import io.amends.followup.domain.CaseFile;
import io.amends.followup.domain.FollowupState;
import org.jspecify.annotations.Nullable;

/// Where a case file stands in the four lists.
public record Places(
        @Nullable Place scheduled,
        @Nullable Place due,
        @Nullable Place done,
        @Nullable Place cancelled) {

    static Places of(CaseFile file) {
        return new Places(
                in(FollowupState.SCHEDULED, file),
                in(FollowupState.DUE, file),
                in(FollowupState.DONE, file),
                in(FollowupState.CANCELLED, file));
    }

    @Nullable Place in(FollowupState list) {
        return switch (list) {
            case SCHEDULED -> scheduled;
            case DUE -> due;
            case DONE -> done;
            case CANCELLED -> cancelled;
        };
    }

    private static @Nullable Place in(FollowupState state, CaseFile file) {
        return Place.of(file.reference(), file.followups(state));
    }
}
