package io.amends.satisfaction.domain.score;

import io.amends.contracts.DerivedMoney;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The figures of a score, without their explanation.
///
/// @param satisfaction 0 to 100
/// @param loyalty the probability to stay over the horizon
/// @param parameters the version of the parameters
/// @param revenueAtRisk in the currency's main unit, for sorting; null without known amounts
/// @param recoverable likewise
public record ScoreValues(
        double satisfaction,
        double loyalty,
        int horizonWeeks,
        Instant asOf,
        String parameters,
        @Nullable Double revenueAtRisk,
        @Nullable Double recoverable) {
    private static final double MOVED_SATISFACTION = .1;
    private static final double MOVED_LOYALTY = .001;
    private static final double DRIFTED_MONEY = .01;

    /// The figures of a score.
    public static ScoreValues of(Score score) {
        var valueAtRisk = score.valueAtRisk();
        return new ScoreValues(
                score.satisfaction().value(),
                score.loyalty().value(),
                score.loyalty().horizonWeeks(),
                score.asOf(),
                score.parameters(),
                valueAtRisk == null ? null : number(valueAtRisk.atRisk()),
                valueAtRisk == null ? null : number(valueAtRisk.recoverable()));
    }

    /// Whether the figures differ enough to be published.
    public boolean movedSince(ScoreValues before) {
        return Math.abs(satisfaction - before.satisfaction) >= MOVED_SATISFACTION
                || Math.abs(loyalty - before.loyalty) >= MOVED_LOYALTY;
    }

    /// Whether the figures differ enough from older ones for the lists to be updated.
    public boolean driftedFrom(ScoreValues older) {
        return movedSince(older)
                || !parameters.equals(older.parameters())
                || drifted(revenueAtRisk, older.revenueAtRisk())
                || drifted(recoverable, older.recoverable());
    }

    /// Whether all figures are in their ranges.
    public boolean isInRange() {
        return satisfaction >= 0
                && satisfaction <= 100
                && loyalty >= 0
                && loyalty <= 1
                && isAmount(revenueAtRisk)
                && isAmount(recoverable);
    }

    private static boolean isAmount(@Nullable Double money) {
        return money == null || Double.isFinite(money);
    }

    private static boolean drifted(@Nullable Double now, @Nullable Double then) {
        return now == null || then == null
                ? !Objects.equals(now, then)
                : Math.abs(now - then) > DRIFTED_MONEY * Math.max(now, then);
    }

    private static double number(DerivedMoney money) {
        return money.amount().doubleValue();
    }
}
