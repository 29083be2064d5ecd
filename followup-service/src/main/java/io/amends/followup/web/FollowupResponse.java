package io.amends.followup.web;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.followup.domain.Agent;
import io.amends.followup.domain.Answer;
import io.amends.followup.domain.Followup;
import io.amends.followup.domain.FollowupState;
import io.amends.followup.domain.Result;
import io.amends.followup.store.CaseFileRecord;
import io.amends.followup.store.VersionedFollowup;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response body of a follow-up.
///
/// @param complaint the complaint's reference
/// @param resolution the number of the resolution it asks about
/// @param attempts number of attempts in which the customer was not reached
/// @param takenBy who took it on last
/// @param result how it ended
/// @param answer the customer's answer, including their own words
/// @param cancelled why it was cancelled
/// @param possible the commands that are allowed now for the caller
/// @param version as in the `ETag`; the follow-ups of a complaint share it
/// @param updatedAt when it, or another follow-up of the complaint, was last changed
public record FollowupResponse(
        String id,
        String complaint,
        String customerId,
        FollowupKind kind,
        Instant dueAt,
        FollowupState state,
        int resolution,
        int attempts,
        @Nullable String takenBy,
        @Nullable Result result,
        @Nullable Answer answer,
        @Nullable CancelReason cancelled,
        List<String> possible,
        long version,
        Instant updatedAt) {

    static FollowupResponse of(VersionedFollowup current, Agent agent) {
        return of(current.followup(), current.stored(), agent);
    }

    static FollowupResponse of(
            Followup followup, StoredAggregate<CaseFileRecord> stored, Agent agent) {
        var file = stored.state().file();
        return new FollowupResponse(
                followup.id(),
                file.reference(),
                file.customerId(),
                followup.kind(),
                followup.dueAt(),
                followup.state(),
                followup.subject().resolution(),
                followup.attempts(),
                followup.takenBy(),
                followup.result(),
                followup.answer(),
                followup.cancelled(),
                Commands.words(followup.possible(agent)),
                stored.version(),
                stored.updatedAt());
    }
}
