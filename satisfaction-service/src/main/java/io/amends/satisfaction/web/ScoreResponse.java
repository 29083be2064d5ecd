package io.amends.satisfaction.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.contracts.DerivedMoney;
import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.satisfaction.domain.facts.EventRef;
import io.amends.satisfaction.domain.score.DisplayRounding;
import io.amends.satisfaction.domain.score.Evidence;
import io.amends.satisfaction.domain.score.Loyalty;
import io.amends.satisfaction.domain.score.Satisfaction;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.Term;
import io.amends.satisfaction.domain.score.TierScore;
import io.amends.satisfaction.domain.score.ValueAtRisk;
import io.amends.satisfaction.domain.silence.Warning;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A score. What is not known is left out.
///
/// @param parameters the version of the parameters
record ScoreResponse(
        String customerId,
        SatisfactionResponse satisfaction,
        LoyaltyResponse loyalty,
        @Nullable TierResponse tier,
        @Nullable MoneyResponse revenueAtRisk,
        @Nullable MoneyResponse recoverable,
        @Nullable WarningResponse warning,
        Instant asOf,
        String parameters) {

    /// @param tier decided by a nightly pass; null before the first
    /// @param warning null without a warning
    static ScoreResponse of(Score score, @Nullable TierScore tier, @Nullable Warning warning) {
        return new ScoreResponse(
                score.customerId(),
                SatisfactionResponse.of(score.satisfaction()),
                LoyaltyResponse.of(score.loyalty()),
                TierResponse.of(tier),
                MoneyResponse.ofRisk(score.valueAtRisk()),
                MoneyResponse.ofRecoverable(score.valueAtRisk()),
                WarningResponse.of(warning, score.valueAtRisk()),
                score.asOf(),
                score.parameters());
    }

    /// @param because terms whose contributions sum to the spend of twelve months times the margin
    record TierResponse(Tier value, List<TermResponse> because) {
        static @Nullable TierResponse of(@Nullable TierScore tier) {
            return tier == null
                    ? null
                    : new TierResponse(
                            tier.value(), TermResponse.of(tier.because(), tier.brought(), null));
        }
    }

    /// @param since when the warning began
    /// @param atStake a year's revenue at risk; absent without known amounts
    record WarningResponse(SilenceReason reason, Instant since, @Nullable DerivedMoney atStake) {
        static @Nullable WarningResponse of(
                @Nullable Warning warning, @Nullable ValueAtRisk valueAtRisk) {
            return warning == null
                    ? null
                    : new WarningResponse(
                            warning.reason(),
                            warning.since(),
                            valueAtRisk == null ? null : valueAtRisk.atRisk());
        }
    }

    /// @param value 0 to 100, rounded to two decimals
    /// @param because terms whose contributions sum to the value before its rounding
    record SatisfactionResponse(double value, List<TermResponse> because) {
        static SatisfactionResponse of(Satisfaction satisfaction) {
            var terms = satisfaction.because();
            return new SatisfactionResponse(
                    DisplayRounding.rounded(satisfaction.value(), DisplayRounding.SATISFACTION),
                    TermResponse.of(terms, exact(satisfaction.value()), null));
        }
    }

    /// @param value the probability to stay over the horizon, rounded to four decimals
    /// @param logOdds ln(value / (1 − value)) of the value before its rounding
    /// @param because terms whose contributions sum to `logOdds`, and whose points sum to `value`
    record LoyaltyResponse(
            double value, double logOdds, int horizonWeeks, List<TermResponse> because) {
        static LoyaltyResponse of(Loyalty loyalty) {
            var value = DisplayRounding.decimal(loyalty.value(), DisplayRounding.PROBABILITY);
            var logOdds = exact(loyalty.logit());
            var points =
                    DisplayRounding.summingTo(
                            value.setScale(DisplayRounding.PROBABILITY), loyalty.points());
            return new LoyaltyResponse(
                    value.doubleValue(),
                    DisplayRounding.rounded(loyalty.logit(), DisplayRounding.CONTRIBUTION),
                    loyalty.horizonWeeks(),
                    TermResponse.of(loyalty.because(), logOdds, points));
        }
    }

    /// @param because terms whose contributions sum to the amount
    record MoneyResponse(DerivedMoney value, List<TermResponse> because) {
        static @Nullable MoneyResponse ofRisk(@Nullable ValueAtRisk valueAtRisk) {
            return valueAtRisk == null ? null : of(valueAtRisk.atRisk(), valueAtRisk.riskBecause());
        }

        static @Nullable MoneyResponse ofRecoverable(@Nullable ValueAtRisk valueAtRisk) {
            return valueAtRisk == null
                    ? null
                    : of(valueAtRisk.recoverable(), valueAtRisk.recoverableBecause());
        }

        private static MoneyResponse of(DerivedMoney value, List<Term> because) {
            return new MoneyResponse(value, TermResponse.of(because, value.amount(), null));
        }
    }

    private static BigDecimal exact(double sum) {
        return BigDecimal.valueOf(sum)
                .setScale(DisplayRounding.CONTRIBUTION, RoundingMode.HALF_EVEN);
    }

    /// @param contribution to the sum that is explained
    /// @param points the term's effect on the probability itself; of loyalty only
    /// @param events the events of the term; absent without any
    record TermResponse(
            Term.Name term,
            double contribution,
            @Nullable Double points,
            @Nullable EventsResponse events) {

        /// @param sum the sum of the contributions, with the decimals that they are to have
        /// @param points of each term; null without points
        static List<TermResponse> of(
                List<Term> terms, BigDecimal sum, @Nullable List<BigDecimal> points) {
            var contributions =
                    DisplayRounding.summingTo(sum, terms.stream().map(Term::contribution).toList());
            return IntStream.range(0, terms.size())
                    .mapToObj(
                            i ->
                                    new TermResponse(
                                            terms.get(i).term(),
                                            contributions.get(i).doubleValue(),
                                            points == null ? null : points.get(i).doubleValue(),
                                            EventsResponse.of(terms.get(i).events())))
                    .toList();
        }
    }

    /// @param newest the newest ten, newest first
    /// @param more the number of further ones
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record EventsResponse(List<EventResponse> newest, int more) {
        static @Nullable EventsResponse of(Evidence evidence) {
            return evidence.newest().isEmpty()
                    ? null
                    : new EventsResponse(
                            evidence.newest().stream().map(EventResponse::of).toList(),
                            evidence.more());
        }
    }

    /// @param id as on the wire; of an interaction, its own id
    /// @param source who published the event, or stores the interaction
    /// @param type the event's type on the wire
    record EventResponse(String id, String source, String type) {
        static EventResponse of(EventRef event) {
            return new EventResponse(event.id(), event.source(), event.type().wireName());
        }
    }
}
