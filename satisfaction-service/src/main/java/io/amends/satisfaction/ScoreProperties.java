package io.amends.satisfaction;

import io.amends.satisfaction.domain.money.TierShares;
import io.amends.satisfaction.domain.score.ConfiguredParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.silence.SilenceParameters;
import io.amends.satisfaction.domain.silence.Threshold;
import io.amends.settings.Between;
import jakarta.validation.Valid;
import java.time.LocalTime;
import java.time.Period;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of the scores.
///
/// @param horizon the time over which loyalty is predicted, in whole weeks
/// @param margin share of a customer's spend that is profit, more than 0; amounts of tiers and risk
///   are multiplied by it
/// @param fitTime when parameters are fitted every night, UTC
/// @param passTime when the pass over all customers starts every night, UTC
/// @param tiers the share of customers in each tier
/// @param silence the levels from which silence is a warning
@Validated
@ConfigurationProperties("amends.scores")
public record ScoreProperties(
        @DefaultValue("P26W") Period horizon,
        @DefaultValue("1") @Between(min = "0.000001", max = "1000") double margin,
        @DefaultValue("03:00") LocalTime fitTime,
        @DefaultValue("04:00") LocalTime passTime,
        @DefaultValue @Valid TierSettings tiers,
        @DefaultValue @Valid SilenceSettings silence) {
    /// The defaults.
    public static final ScoreProperties DEFAULT = of(Period.ofWeeks(26), 1);

    /// The share of customers in each tier; the remainder is `small`.
    public record TierSettings(
            @DefaultValue("0.01") @Between(min = "0", max = "1") double top,
            @DefaultValue("0.19") @Between(min = "0", max = "1") double large,
            @DefaultValue("0.30") @Between(min = "0", max = "1") double medium) {
        public TierSettings {
            TierSettings.shares(top, large, medium);
        }

        /// The shares of the tiers.
        public TierShares shares() {
            return shares(top, large, medium);
        }

        private static TierShares shares(double top, double large, double medium) {
            try {
                return new TierShares(top, large, medium);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("amends.scores.tiers: " + wrong.getMessage());
            }
        }
    }

    /// The level from which a customer gets a warning, and the one up to which (`…Clear`) the
    /// warning ends.
    ///
    /// @param ownRhythm in mean gaps between their purchase days
    /// @param surprise the probability that one like them would have bought again by now
    /// @param declineOfSpend in usual purchases missed
    /// @param latePayments how many of the last three payments came late
    /// @param noVisit in mean gaps between their visits
    public record SilenceSettings(
            @DefaultValue("3") @Between(min = "0", max = "1000") double ownRhythm,
            @DefaultValue("2") @Between(min = "0", max = "1000") double ownRhythmClear,
            @DefaultValue("0.95") @Between(min = "0", max = "1") double surprise,
            @DefaultValue("0.90") @Between(min = "0", max = "1") double surpriseClear,
            @DefaultValue("4.3") @Between(min = "0", max = "1000") double declineOfSpend,
            @DefaultValue("2.15") @Between(min = "0", max = "1000") double declineOfSpendClear,
            @DefaultValue("2") @Between(min = "0", max = "3") double latePayments,
            @DefaultValue("0") @Between(min = "0", max = "3") double latePaymentsClear,
            @DefaultValue("3") @Between(min = "0", max = "1000") double noVisit,
            @DefaultValue("2") @Between(min = "0", max = "1000") double noVisitClear) {
        public SilenceSettings {
            threshold("own-rhythm", ownRhythm, ownRhythmClear);
            threshold("surprise", surprise, surpriseClear);
            threshold("decline-of-spend", declineOfSpend, declineOfSpendClear);
            threshold("late-payments", latePayments, latePaymentsClear);
            threshold("no-visit", noVisit, noVisitClear);
        }

        SilenceParameters parameters() {
            return new SilenceParameters(
                    new Threshold(ownRhythm, ownRhythmClear),
                    new Threshold(surprise, surpriseClear),
                    new Threshold(declineOfSpend, declineOfSpendClear),
                    new Threshold(latePayments, latePaymentsClear),
                    new Threshold(noVisit, noVisitClear));
        }

        private static void threshold(String name, double alarm, double allClear) {
            try {
                new Threshold(alarm, allClear);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "amends.scores.silence.%s: %s",
                                name,
                                wrong.getMessage()));
            }
        }
    }

    /// The defaults with another horizon and margin.
    public static ScoreProperties of(Period horizon, double margin) {
        return new ScoreProperties(
                horizon,
                margin,
                LocalTime.of(3, 0),
                LocalTime.of(4, 0),
                new TierSettings(.01, .19, .30),
                new SilenceSettings(3, 2, .95, .90, 4.3, 2.15, 2, 0, 3, 2));
    }

    private static final int LONGEST = 520;

    public ScoreProperties {
        if (horizon.toTotalMonths() != 0
                || horizon.getDays() % 7 != 0
                || horizon.getDays() < 7
                || horizon.getDays() > 7 * LONGEST) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "amends.scores.horizon is %s, but must be whole weeks, as P26W",
                            horizon));
        }
        if (!(margin > 0) || Double.isInfinite(margin)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "amends.scores.margin is %s, but must be more than 0",
                            margin));
        }
    }

    /// The parameters that are configured here.
    public ConfiguredParameters configured() {
        return new ConfiguredParameters(horizon.getDays() / 7, margin, silence.parameters());
    }

    /// These parameters with those that are configured here.
    public ScoreParameters parameters(ScoreParameters others) {
        return configured().applyTo(others);
    }
}
