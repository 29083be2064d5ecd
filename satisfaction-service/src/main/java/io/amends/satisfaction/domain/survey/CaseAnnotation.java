package io.amends.satisfaction.domain.survey;

import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.FollowupContract;
import io.amends.contracts.Sequence;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The data of an event that reports need. Recording it is idempotent, and independent of the order
/// but for corrections: of two the one recorded last counts.
public sealed interface CaseAnnotation {

    /// The complaint's public reference.
    String reference();

    /// The customer's id.
    String customerId();

    /// The subject of the complaint.
    ///
    /// @param product its name
    record About(
            String reference,
            String customerId,
            ComplaintType type,
            @Nullable String product,
            Team team)
            implements CaseAnnotation {}

    /// The subject of the complaint after a correction.
    ///
    /// @param product its name
    record Corrected(
            String reference, String customerId, ComplaintType type, @Nullable String product)
            implements CaseAnnotation {}

    /// Who is responsible for it from an instant on.
    record InCare(String reference, String customerId, Team team) implements CaseAnnotation {}

    /// The customer's answers.
    record Answered(String reference, String customerId, SurveyAnswer.Ratings ratings)
            implements CaseAnnotation {}

    /// A team in care.
    ///
    /// @param sequence the event's number within the complaint
    /// @param name null where only the owner is named
    record Team(Instant at, Sequence sequence, @Nullable String name) {}

    /// The annotation of an event, if it contains one.
    ///
    /// @param sequence the event's number within its aggregate
    static Optional<CaseAnnotation> of(ContractEvent event, Sequence sequence) {
        if (event instanceof ComplaintContract.Opened opened) {
            var product = opened.product();
            return Optional.of(
                    new About(
                            opened.reference(),
                            opened.customerId(),
                            opened.complaintType(),
                            product == null ? null : product.name(),
                            // Responsible from the receipt on, which for imports is before `at`.
                            new Team(opened.receivedAt(), sequence, opened.team())));
        }
        if (event instanceof ComplaintContract.Corrected corrected) {
            var product = corrected.product();
            return Optional.of(
                    new Corrected(
                            corrected.reference(),
                            corrected.customerId(),
                            corrected.complaintType(),
                            product == null ? null : product.name()));
        }
        if (event instanceof ComplaintContract.Passed passed) {
            var team = new Team(passed.at(), sequence, passed.team());
            return Optional.of(new InCare(passed.reference(), passed.customerId(), team));
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
        return new Answered(
                answered.reference(),
                answered.customerId(),
                new SurveyAnswer.Ratings(
                        answered.at(),
                        sequence,
                        answered.solved(),
                        answered.csat(),
                        answered.ces(),
                        answered.nps()));
    }
}
