package io.amends.satisfaction.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.contracts.Money;
import io.amends.satisfaction.domain.score.Evidence;
import io.amends.satisfaction.domain.score.Loyalty;
import io.amends.satisfaction.domain.score.Satisfaction;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.Stakes;
import io.amends.satisfaction.domain.score.Term;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A score as callers see it. What is not known is left out.
///
/// @param parameters the version of the parameters
record ScoreView(
        String customerId,
        SatisfactionView satisfaction,
        LoyaltyView loyalty,
        @Nullable MoneyView revenueAtRisk,
        @Nullable MoneyView recoverable,
        Instant asOf,
        String parameters) {

    static ScoreView of(Score score) {
        return new ScoreView(
                score.customerId(),
                SatisfactionView.of(score.satisfaction()),
                LoyaltyView.of(score.loyalty()),
                MoneyView.ofRisk(score.stakes()),
                MoneyView.ofRecoverable(score.stakes()),
                score.asOf(),
                score.parameters());
    }

    /// @param value 0 to 100
    /// @param because terms whose contributions sum to the value
    record SatisfactionView(double value, List<TermView> because) {
        static SatisfactionView of(Satisfaction satisfaction) {
            return new SatisfactionView(satisfaction.value(), TermView.of(satisfaction.because()));
        }
    }

    /// @param value the probability to stay over the horizon
    /// @param because terms whose contributions sum to ln(value / (1 − value))
    record LoyaltyView(double value, int horizonWeeks, List<TermView> because) {
        static LoyaltyView of(Loyalty loyalty) {
            return new LoyaltyView(
                    loyalty.value(), loyalty.horizonWeeks(), TermView.of(loyalty.because()));
        }
    }

    /// @param because terms whose contributions sum to the amount, up to its rounding
    record MoneyView(Money value, List<TermView> because) {
        static @Nullable MoneyView ofRisk(@Nullable Stakes stakes) {
            return stakes == null
                    ? null
                    : new MoneyView(stakes.atRisk(), TermView.of(stakes.riskBecause()));
        }

        static @Nullable MoneyView ofRecoverable(@Nullable Stakes stakes) {
            return stakes == null
                    ? null
                    : new MoneyView(stakes.recoverable(), TermView.of(stakes.recoverableBecause()));
        }
    }

    /// @param events what is behind the term; absent where no event is
    record TermView(Term.Name term, double contribution, @Nullable EventsView events) {
        static List<TermView> of(List<Term> terms) {
            return terms.stream().map(TermView::of).toList();
        }

        private static TermView of(Term term) {
            return new TermView(term.term(), term.contribution(), EventsView.of(term.events()));
        }
    }

    /// @param newest the ids of the newest ten, newest first
    /// @param more how many there are besides
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EventsView(List<String> newest, int more) {
        static @Nullable EventsView of(Evidence evidence) {
            return evidence.newest().isEmpty()
                    ? null
                    : new EventsView(evidence.newest(), evidence.more());
        }
    }
}
