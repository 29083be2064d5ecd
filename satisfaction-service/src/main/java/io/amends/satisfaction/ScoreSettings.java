package io.amends.satisfaction;

import io.amends.satisfaction.domain.score.LoyaltyParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.LocalTime;
import java.time.Period;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the scores.
///
/// @param horizon the time over which staying is meant, in whole weeks
/// @param margin what is left of a customer's spend, more than 0; amounts of tiers and risk are
///   times this
/// @param fitAt when parameters are learned anew every night, UTC
@ConfigurationProperties("amends.scores")
public record ScoreSettings(
        @DefaultValue("P26W") Period horizon,
        @DefaultValue("1") double margin,
        @DefaultValue("03:00") LocalTime fitAt) {
    /// What holds unless something else is set.
    public static final ScoreSettings DEFAULT =
            new ScoreSettings(Period.ofWeeks(26), 1, LocalTime.of(3, 0));

    private static final int LONGEST = 520;

    public ScoreSettings {
        if (horizon.toTotalMonths() != 0
                || horizon.getDays() % 7 != 0
                || horizon.getDays() < 7
                || horizon.getDays() > 7 * LONGEST) {
            throw new IllegalArgumentException(
                    "amends.scores.horizon is %s, but must be whole weeks, as P26W"
                            .formatted(horizon));
        }
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException(
                    "amends.scores.margin is %s, but must be more than 0".formatted(margin));
        }
    }

    ScoreParameters over(ScoreParameters parameters) {
        var loyalty = parameters.loyalty();
        return new ScoreParameters(
                parameters.version(),
                parameters.halfLife(),
                parameters.satisfaction(),
                new LoyaltyParameters(
                        loyalty.intercept(),
                        loyalty.purchases(),
                        loyalty.complaints(),
                        loyalty.answers(),
                        loyalty.silence(),
                        loyalty.usual(),
                        horizon.getDays() / 7,
                        loyalty.ladder()),
                parameters.purchases(),
                parameters.learned(),
                margin,
                parameters.silence());
    }
}
