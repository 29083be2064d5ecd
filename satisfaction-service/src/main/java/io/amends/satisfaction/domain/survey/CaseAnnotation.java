package io.amends.satisfaction.domain.survey;

import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.FollowupContract;
import io.amends.contracts.Sequence;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What reports want to know of an event. Noting it again, or before or after others of its case,
/// makes no difference.
public sealed interface CaseAnnotation {

    /// The complaint's public reference.
    String reference();

    /// Whose it is.
    String customerId();

    /// What it is about.
    ///
    /// @param product its name
    record About(
            String reference,
            String customerId,
            ComplaintType type,
            @Nullable String product,
            Team team)
            implements CaseAnnotation {}

    /// Who answers for it from an instant on.
    record InCare(String reference, String customerId, Team team) implements CaseAnnotation {}

    /// What the customer said.
    record Said(String reference, String customerId, SurveyAnswer.Marks marks)
            implements CaseAnnotation {}

    /// A team in care.
    ///
    /// @param sequence the event's place in the life of the complaint
    /// @param name null where nobody but the owner is named
    record Team(Instant at, Sequence sequence, @Nullable String name) {}

    /// The note that an event is worth, if any.
    ///
    /// @param sequence the event's place in the life of its aggregate
    static Optional<CaseAnnotation> of(ContractEvent event, Sequence sequence) {
        if (event instanceof ComplaintContract.Opened opened) {
            var product = opened.product();
            return Optional.of(
                    new About(
                            opened.reference(),
                            opened.customerId(),
                            opened.complaintType(),
                            product == null ? null : product.name(),
                            // In care from the receipt on, which for imports lies before `at`.
                            new Team(opened.receivedAt(), sequence, opened.team())));
        }
        if (event instanceof ComplaintContract.Assigned assigned) {
            var team = new Team(assigned.at(), sequence, assigned.team());
            return Optional.of(new InCare(assigned.reference(), assigned.customerId(), team));
        }
        return event instanceof FollowupContract.Answered answered
                ? Optional.of(said(answered, sequence))
                : Optional.empty();
    }

    private static CaseAnnotation said(FollowupContract.Answered answered, Sequence sequence) {
        return new Said(
                answered.reference(),
                answered.customerId(),
                new SurveyAnswer.Marks(
                        answered.at(),
                        sequence,
                        answered.solved(),
                        answered.csat(),
                        answered.ces(),
                        answered.nps()));
    }
}
