package io.amends.complaint.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The next step in handling a complaint.
///
/// @param by when it is due; absent where no clocks run
public record NextStep(What what, @Nullable Instant by) {

    /// The kind of step.
    public enum What {
        ACKNOWLEDGE,
        INVESTIGATE,
        ANSWER,
        HEAR_THE_CUSTOMER,
        RESOLVE,
        KEEP_PROMISE,
        CLOSE
    }

    static Optional<NextStep> of(Complaint complaint) {
        return switch (complaint.status()) {
            case RECEIVED -> before(complaint, What.ACKNOWLEDGE);
            case ACKNOWLEDGED, REOPENED -> before(complaint, What.INVESTIGATE);
            case INVESTIGATING -> before(complaint, What.ANSWER);
            case PROPOSED -> before(complaint, afterProposal(complaint.proposal()));
            case RESOLVED, REJECTED ->
                    Optional.ofNullable(complaint.closesAt())
                            .map(it -> new NextStep(What.CLOSE, it));
            case WITHDRAWN, CLOSED, MERGED -> Optional.empty();
        };
    }

    private static What afterProposal(@Nullable Proposal proposal) {
        return proposal != null && proposal.accepted() ? What.RESOLVE : What.HEAR_THE_CUSTOMER;
    }

    private static Optional<NextStep> before(Complaint complaint, What what) {
        var dueAt = complaint.clockDueAt().orElse(null);
        return Optional.of(
                complaint
                        .firstPending()
                        .filter(it -> dueAt == null || it.by().isBefore(dueAt))
                        .map(it -> new NextStep(What.KEEP_PROMISE, it.by()))
                        .orElse(new NextStep(what, dueAt)));
    }
}
