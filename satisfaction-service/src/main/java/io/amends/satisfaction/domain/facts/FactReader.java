package io.amends.satisfaction.domain.facts;

import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.CustomerContract;
import io.amends.contracts.FollowupContract;
import io.amends.contracts.InteractionContract;
import io.amends.contracts.Money;
import io.amends.contracts.PolicyContract;
import io.amends.contracts.ScoresContract;
import io.amends.contracts.Sequence;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads events as facts; empty for events that do not matter to a score.
public final class FactReader {
    private static final BigDecimal LARGEST_LOSS = BigDecimal.valueOf(Long.MAX_VALUE / 1000);

    private FactReader() {}

    /// The fact that an event contains about its case, if it matters to a score.
    ///
    /// @param sequence the event's number within its aggregate
    public static Optional<CaseFact> read(ContractEvent event, Sequence sequence) {
        return Optional.ofNullable(
                switch (event) {
                    case ComplaintContract complaint ->
                            ofComplaint(complaint, new Position(Source.COMPLAINTS, sequence));
                    case FollowupContract followup ->
                            ofFollowup(followup, new Position(Source.FOLLOWUPS, sequence));
                    case CustomerContract _,
                            ScoresContract _,
                            InteractionContract _,
                            PolicyContract _ ->
                            null;
                });
    }

    private static @Nullable CaseFact ofComplaint(ComplaintContract event, Position position) {
        var at = millis(event.at());
        return switch (event) {
            case ComplaintContract.Opened opened -> opened(opened, position);
            case ComplaintContract.Resolved resolved ->
                    new CaseFact.Resolved(position, at, resolved.resolution());
            case ComplaintContract.Rejected rejected ->
                    new CaseFact.Rejected(position, at, rejected.resolution());
            case ComplaintContract.Withdrawn _ -> new CaseFact.Withdrawn(position, at);
            case ComplaintContract.Closed _ -> new CaseFact.Closed(position, at);
            case ComplaintContract.Reopened _ -> new CaseFact.Reopened(position, at);
            case ComplaintContract.PromiseKept _ -> new CaseFact.PromiseKept(position, at);
            case ComplaintContract.PromiseBroken _ -> new CaseFact.PromiseBroken(position, at);
            case ComplaintContract.Corrected corrected ->
                    new CaseFact.Corrected(
                            position,
                            at,
                            corrected.complaintType(),
                            corrected.severity(),
                            thousandths(corrected.loss()));
            case ComplaintContract.Merged merged ->
                    merged.into() == null ? null : new CaseFact.Merged(position, at);
            case ComplaintContract.Unmerged unmerged ->
                    unmerged.into() == null ? null : new CaseFact.Unmerged(position, at);
            case ComplaintContract.Acknowledged _,
                    ComplaintContract.Assigned _,
                    ComplaintContract.Investigated _,
                    ComplaintContract.Promised _,
                    ComplaintContract.PromiseMoved _,
                    ComplaintContract.Proposed _,
                    ComplaintContract.Accepted _,
                    ComplaintContract.Refused _,
                    ComplaintContract.Noted _,
                    ComplaintContract.Passed _,
                    ComplaintContract.Restated _,
                    ComplaintContract.Waiting _,
                    ComplaintContract.Resumed _,
                    ComplaintContract.Escalated _,
                    ComplaintContract.Recalculated _,
                    ComplaintContract.Tagged _,
                    ComplaintContract.WordsAdded _,
                    ComplaintContract.Linked _ ->
                    null;
        };
    }

    private static CaseFact opened(ComplaintContract.Opened event, Position position) {
        return new CaseFact.Opened(
                position,
                millis(event.receivedAt()),
                event.complaintType(),
                event.severity(),
                thousandths(event.loss()),
                millis(event.answerDueAt()));
    }

    private static @Nullable CaseFact ofFollowup(FollowupContract event, Position position) {
        return switch (event) {
            case FollowupContract.Answered said ->
                    new CaseFact.Answered(
                            position,
                            millis(said.at()),
                            said.resolution(),
                            said.solved(),
                            new SurveyFacts(
                                    said.csat(),
                                    said.ces(),
                                    said.nps(),
                                    said.rater(),
                                    said.index()));
            case FollowupContract.Scheduled _,
                    FollowupContract.Due _,
                    FollowupContract.Unanswered _,
                    FollowupContract.Snoozed _,
                    FollowupContract.Taken _,
                    FollowupContract.Cancelled _ ->
                    null;
        };
    }

    private static @Nullable Long thousandths(@Nullable Money money) {
        if (money == null) {
            return null;
        }
        return money.amount()
                .min(LARGEST_LOSS)
                .movePointRight(3)
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private static Instant millis(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS);
    }
}
