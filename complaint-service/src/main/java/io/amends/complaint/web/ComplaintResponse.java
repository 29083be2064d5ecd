package io.amends.complaint.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.amends.complaint.domain.Clock;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.Escalation;
import io.amends.complaint.domain.Finding;
import io.amends.complaint.domain.Hop;
import io.amends.complaint.domain.Intake;
import io.amends.complaint.domain.NextStep;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.Priority;
import io.amends.complaint.domain.Promise;
import io.amends.complaint.domain.Proposal;
import io.amends.complaint.domain.Rejection;
import io.amends.complaint.domain.Reopening;
import io.amends.complaint.domain.Resolution;
import io.amends.complaint.domain.Restatement;
import io.amends.complaint.domain.Status;
import io.amends.complaint.domain.Wait;
import io.amends.complaint.store.VersionedComplaint;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.LinkKind;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import io.amends.contracts.WaitingFor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The response body of a complaint. Personal data are in the customer's resource.
///
/// @param next the next step and when it is due; absent once there is none
/// @param clocks the deadlines and their states
/// @param policies the versions of the policies that it was opened under, by kind
/// @param possible the commands that are allowed now; a refusal lists the same
/// @param version as in the `ETag`
/// @param updatedAt when it was last changed
/// @param hops the stays with teams, oldest first
/// @param waiting present while it waits
/// @param wordsAdded how often further words of the customer were added to the history
/// @param links other complaints that it is connected with
record ComplaintResponse(
        String reference,
        Status status,
        String customerId,
        ComplaintType type,
        String description,
        @Nullable String language,
        Channel channel,
        @Nullable Product product,
        @Nullable String place,
        int severity,
        int impact,
        int urgency,
        @Nullable Money loss,
        @Nullable String remedySought,
        @Nullable String externalId,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        String owner,
        @Nullable String team,
        PriorityResponse priority,
        @Nullable NextStep next,
        Instant answerDueAt,
        boolean armClocks,
        List<Clock> clocks,
        Map<String, Integer> policies,
        @Nullable Finding finding,
        @Nullable Proposal proposal,
        @Nullable Resolution resolution,
        @Nullable Rejection rejection,
        @Nullable Reopening reopening,
        @Nullable String withdrawal,
        List<Promise> promises,
        List<Hop> hops,
        @Nullable WaitResponse waiting,
        @Nullable Restatement restatement,
        List<Escalation> escalations,
        List<String> tags,
        int wordsAdded,
        List<String> possible,
        List<Link> links,
        long version,
        Instant updatedAt) {

    /// A priority and its reasons.
    record PriorityResponse(int value, List<Priority.Factor> because) {}

    /// A related complaint.
    record Link(Kind kind, String to) {
        enum Kind {
            CONTINUES,
            CONTINUED_BY,
            RELATED,
            DUPLICATE,
            CAUSED_BY,
            CAUSES,
            SAME_PROBLEM,
            MERGED_INTO,
            MERGED_FROM;

            static Kind of(LinkKind kind) {
                return switch (kind) {
                    case RELATED -> RELATED;
                    case DUPLICATE -> DUPLICATE;
                    case CAUSED_BY -> CAUSED_BY;
                    case CAUSES -> CAUSES;
                    case SAME_PROBLEM -> SAME_PROBLEM;
                };
            }
        }
    }

    /// What a complaint waits for.
    ///
    /// @param until when the wait ends by itself
    record WaitResponse(
            @JsonProperty("for") WaitingFor party,
            Instant since,
            @Nullable Instant until,
            String reason) {
        static @Nullable WaitResponse of(@Nullable Wait wait) {
            return wait == null
                    ? null
                    : new WaitResponse(wait.party(), wait.since(), wait.until(), wait.reason());
        }
    }

    static ComplaintResponse of(VersionedComplaint current, Policy policy, Instant now) {
        var complaint = current.complaint();
        var intake = complaint.intake();
        var priority = complaint.priority();
        var handling = complaint.handling();
        return new ComplaintResponse(
                complaint.reference(),
                complaint.status(),
                intake.customerId(),
                intake.type(),
                intake.description(),
                intake.language(),
                intake.channel(),
                intake.product(),
                intake.place(),
                intake.grading().severity(),
                intake.grading().impact(),
                intake.grading().urgency(),
                intake.loss(),
                intake.remedySought(),
                intake.externalId(),
                intake.occurredAt(),
                intake.receivedAt(),
                complaint.owner(),
                complaint.team(),
                new PriorityResponse(priority.value(), priority.because()),
                complaint.next().orElse(null),
                intake.answerDueAt(),
                intake.clocksArmed(),
                complaint.clocks(policy, now),
                versions(intake),
                complaint.finding(),
                complaint.proposal(),
                complaint.resolution(),
                complaint.rejection(),
                complaint.reopening(),
                complaint.withdrawal(),
                complaint.promises(),
                handling.hops(),
                WaitResponse.of(handling.waiting()),
                handling.restatement(),
                handling.escalations(),
                handling.tags(),
                handling.wordsAdded(),
                Commands.words(complaint.possible()),
                links(complaint),
                current.version(),
                current.updatedAt());
    }

    private static Map<String, Integer> versions(Intake intake) {
        var started = intake.started();
        return started == null ? Map.of() : started.policies();
    }

    private static List<Link> links(Complaint complaint) {
        var links = new ArrayList<Link>();
        if (complaint.intake().continues() != null) {
            links.add(new Link(Link.Kind.CONTINUES, complaint.intake().continues()));
        }
        if (complaint.continuedBy() != null) {
            links.add(new Link(Link.Kind.CONTINUED_BY, complaint.continuedBy()));
        }
        var relations = complaint.relations();
        for (var link : relations.links()) {
            links.add(new Link(Link.Kind.of(link.kind()), link.to()));
        }
        if (relations.merge() != null) {
            links.add(new Link(Link.Kind.MERGED_INTO, relations.merge().into()));
        }
        for (var absorbed : relations.absorbed()) {
            if (!absorbed.released()) {
                links.add(new Link(Link.Kind.MERGED_FROM, absorbed.reference()));
            }
        }
        return List.copyOf(links);
    }
}
