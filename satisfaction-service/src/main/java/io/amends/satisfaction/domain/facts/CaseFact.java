package io.amends.satisfaction.domain.facts;

import io.amends.contracts.ComplaintType;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One thing that happened in a case and matters to a score.
public sealed interface CaseFact {

    /// The order in which facts are folded, whatever the order they arrived in.
    Comparator<CaseFact> ORDER =
            Comparator.comparing(CaseFact::at).thenComparing(CaseFact::position);

    /// Where it stands in the life of its case.
    Position position();

    /// When it happened in the business, in whole milliseconds.
    Instant at();

    /// The complaint was received.
    ///
    /// @param at the receipt, which for imports lies before the day it was recorded
    /// @param severity 1 to 4, 4 is worst
    /// @param lossThousandths what the customer says it cost them, in thousandths of the currency
    record Opened(
            Position position,
            Instant at,
            ComplaintType type,
            int severity,
            @Nullable Long lossThousandths,
            Instant answerDueAt)
            implements CaseFact {}

    /// It was solved; `resolution` is the number that answers name.
    record Resolved(Position position, Instant at, int resolution) implements CaseFact {}

    /// It was found not justified; numbered together with the resolutions.
    record Rejected(Position position, Instant at, int resolution) implements CaseFact {}

    /// The customer took it back.
    record Withdrawn(Position position, Instant at) implements CaseFact {}

    /// It was closed.
    record Closed(Position position, Instant at) implements CaseFact {}

    /// It was not over after all.
    record Reopened(Position position, Instant at) implements CaseFact {}

    /// A promise was kept.
    record PromiseKept(Position position, Instant at) implements CaseFact {}

    /// A promise was broken.
    record PromiseBroken(Position position, Instant at) implements CaseFact {}

    /// The customer answered a follow-up.
    ///
    /// @param resolution the resolution it is about
    record Answered(
            Position position, Instant at, int resolution, boolean solved, SurveyFacts opinion)
            implements CaseFact {}
}
