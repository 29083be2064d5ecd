package io.amends.complaint.web;

import io.amends.complaint.domain.Clock;
import io.amends.complaint.domain.Complaint;
import io.amends.complaint.domain.Finding;
import io.amends.complaint.domain.NextStep;
import io.amends.complaint.domain.Priority;
import io.amends.complaint.domain.Promise;
import io.amends.complaint.domain.Proposal;
import io.amends.complaint.domain.Rejection;
import io.amends.complaint.domain.Reopening;
import io.amends.complaint.domain.Resolution;
import io.amends.complaint.domain.Status;
import io.amends.complaint.store.VersionedComplaint;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The response body of a complaint. Personal data are in the customer's resource.
///
/// @param next the next step and when it is due; absent once there is none
/// @param clocks the deadlines and their states
/// @param possible the commands that are allowed now; a refusal lists the same
/// @param version as in the `ETag`
/// @param updatedAt when it was last changed
/// @param links the older case it continues, and the newer one that continues it
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
        @Nullable Finding finding,
        @Nullable Proposal proposal,
        @Nullable Resolution resolution,
        @Nullable Rejection rejection,
        @Nullable Reopening reopening,
        @Nullable String withdrawal,
        List<Promise> promises,
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
            CONTINUED_BY
        }
    }

    static ComplaintResponse of(VersionedComplaint current, Instant now) {
        var complaint = current.complaint();
        var intake = complaint.intake();
        var priority = complaint.priority();
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
                complaint.clocks(now),
                complaint.finding(),
                complaint.proposal(),
                complaint.resolution(),
                complaint.rejection(),
                complaint.reopening(),
                complaint.withdrawal(),
                complaint.promises(),
                Commands.words(complaint.possible()),
                links(complaint),
                current.version(),
                current.updatedAt());
    }

    private static List<Link> links(Complaint complaint) {
        var links = new ArrayList<Link>();
        if (complaint.intake().continues() != null) {
            links.add(new Link(Link.Kind.CONTINUES, complaint.intake().continues()));
        }
        if (complaint.continuedBy() != null) {
            links.add(new Link(Link.Kind.CONTINUED_BY, complaint.continuedBy()));
        }
        return List.copyOf(links);
    }
}
