package io.amends.satisfaction.domain.facts;

import io.amends.contracts.ComplaintType;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One fact of a case that matters to a score.
public sealed interface CaseFact {

    /// The order in which facts are folded, independent of the order of arrival.
    Comparator<CaseFact> ORDER =
            Comparator.comparing(CaseFact::at).thenComparing(CaseFact::position);

    /// The number of its event within its aggregate.
    Position position();

    /// The business instant, in whole milliseconds.
    Instant at();

    /// The complaint was received.
    ///
    /// @param at the receipt, which for imports is before the day it was recorded
    /// @param severity 1 to 4, 4 is worst
    /// @param lossThousandths the loss that the customer states, in thousandths of the currency
    record Opened(
            Position position,
            Instant at,
            ComplaintType type,
            int severity,
            @Nullable Long lossThousandths,
            Instant answerDueAt)
            implements CaseFact {
        /// The same receipt with what is known by now.
        public Opened corrected(Corrected later) {
            return new Opened(
                    position,
                    at,
                    later.type(),
                    later.severity(),
                    later.lossThousandths(),
                    answerDueAt);
        }
    }

    /// The case was resolved; `resolution` is the number that answers refer to.
    record Resolved(Position position, Instant at, int resolution) implements CaseFact {}

    /// The complaint was rejected; numbered together with the resolutions.
    record Rejected(Position position, Instant at, int resolution) implements CaseFact {}

    /// The customer withdrew the complaint.
    record Withdrawn(Position position, Instant at) implements CaseFact {}

    /// The case was closed.
    record Closed(Position position, Instant at) implements CaseFact {}

    /// The case was reopened.
    record Reopened(Position position, Instant at) implements CaseFact {}

    /// What was recorded at its receipt was corrected.
    ///
    /// @param severity 1 to 4, 4 is worst
    /// @param lossThousandths the loss that the customer states, in thousandths of the currency
    record Corrected(
            Position position,
            Instant at,
            ComplaintType type,
            int severity,
            @Nullable Long lossThousandths)
            implements CaseFact {}

    /// The complaint was merged into another one, which stands for it from then on.
    record Merged(Position position, Instant at) implements CaseFact {}

    /// The merge was undone.
    record Unmerged(Position position, Instant at) implements CaseFact {}

    /// A promise was kept.
    record PromiseKept(Position position, Instant at) implements CaseFact {}

    /// A promise was broken.
    record PromiseBroken(Position position, Instant at) implements CaseFact {}

    /// The customer answered a follow-up.
    ///
    /// @param resolution the resolution that the answer is about
    record Answered(
            Position position, Instant at, int resolution, boolean solved, SurveyFacts opinion)
            implements CaseFact {}
}
