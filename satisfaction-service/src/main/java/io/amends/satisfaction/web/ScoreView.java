package io.amends.satisfaction.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.contracts.Money;
import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.satisfaction.domain.score.Evidence;
import io.amends.satisfaction.domain.score.Loyalty;
import io.amends.satisfaction.domain.score.Satisfaction;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.Stakes;
import io.amends.satisfaction.domain.score.Term;
import io.amends.satisfaction.domain.score.TierScore;
import io.amends.satisfaction.domain.silence.Warning;
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
        @Nullable TierView tier,
        @Nullable MoneyView revenueAtRisk,
        @Nullable MoneyView recoverable,
        @Nullable WarningView warning,
        Instant asOf,
        String parameters) {

    /// @param tier what a night had decided; null while none had
    /// @param warning null while the customer is not warned for
    static ScoreView of(Score score, @Nullable TierScore tier, @Nullable Warning warning) {
        return new ScoreView(
                score.customerId(),
                SatisfactionView.of(score.satisfaction()),
                LoyaltyView.of(score.loyalty()),
                TierView.of(tier),
                MoneyView.ofRisk(score.stakes()),
                MoneyView.ofRecoverable(score.stakes()),
                WarningView.of(warning, score.stakes()),
                score.asOf(),
                score.parameters());
    }

    /// @param because terms whose contributions sum to what the customer brought in twelve months
    record TierView(Tier value, List<TermView> because) {
        static @Nullable TierView of(@Nullable TierScore tier) {
            return tier == null ? null : new TierView(tier.value(), TermView.of(tier.because()));
        }
    }

    /// @param since when the warning began
    /// @param atStake a year's revenue at risk; absent where no money is known
    record WarningView(SilenceReason reason, Instant since, @Nullable Money atStake) {
        static @Nullable WarningView of(@Nullable Warning warning, @Nullable Stakes stakes) {
            return warning == null
                    ? null
                    : new WarningView(
                            warning.reason(),
                            warning.since(),
                            stakes == null ? null : stakes.atRisk());
        }
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
