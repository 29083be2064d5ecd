package io.amends.satisfaction.domain.silence;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import io.amends.scoring.purchases.PurchaseModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All silence signals of a customer on a day.
///
/// @param all one for each reason, in the order of the reasons
/// @param lost whether the customer left so long ago that a warning would come too late
public record SilenceSignals(List<SilenceSignal> all, boolean lost) {
    private static final int A_YEAR = 365;
    private static final int MANY_GAPS = 6;
    private static final int FEWEST_REPEATS = 2;
    private static final int LAST_PAYMENTS = 3;
    private static final int HALF_A_YEAR = 182;

    public SilenceSignals {
        all = List.copyOf(all);
    }

    /// The signals of a customer.
    ///
    /// @param interactions as known on the day
    /// @param model the fitted purchase model; null before the first fit
    /// @param today days since 1970-01-01, UTC
    /// @param calmSince the day the last warning ended; null without one
    public static SilenceSignals of(
            InteractionSummary interactions,
            @Nullable PurchaseModel model,
            SilenceParameters parameters,
            int today,
            @Nullable Integer calmSince) {
        var ceiling = parameters.declineOfSpend().alarm();
        var bought =
                PurchaseRhythm.of(interactions.purchases().stream().map(PurchaseDay::day).toList());
        var came = PurchaseRhythm.of(interactions.visits());
        var lastSeen = Math.max(bought.last(), came.last());
        var all =
                Arrays.stream(SilenceReason.values())
                        .map(
                                reason ->
                                        switch (reason) {
                                            case OWN_RHYTHM -> bought.quiet(bought.last(), today);
                                            case SURPRISE -> surprise(interactions, model, today);
                                            case DECLINE_OF_SPEND ->
                                                    SpendDeclineDetector.of(
                                                            interactions,
                                                            today,
                                                            calmSince,
                                                            ceiling);
                                            case LATE_PAYMENTS -> latePayments(interactions, today);
                                            case NO_VISIT -> came.quiet(lastSeen, today);
                                        })
                        .toList();
        return new SilenceSignals(signals(all), isLost(bought, came, lastSeen, today));
    }

    private static List<SilenceSignal> signals(List<Double> levels) {
        return Arrays.stream(SilenceReason.values())
                .map(reason -> new SilenceSignal(reason, levels.get(reason.ordinal())))
                .toList();
    }

    /// The signal of a reason.
    public SilenceSignal of(SilenceReason reason) {
        return all.get(reason.ordinal());
    }

    /// The first reason whose alarm level is reached.
    public Optional<SilenceReason> alarm(SilenceParameters parameters) {
        return lost
                ? Optional.empty()
                : all.stream()
                        .filter(sign -> sign.alarms(parameters))
                        .map(SilenceSignal::reason)
                        .findFirst();
    }

    /// 1 − ((α+tx)/(α+T))^(r+x): the probability that a customer like this one, if still active,
    /// would have bought again by now.
    private static double surprise(
            InteractionSummary interactions, @Nullable PurchaseModel model, int today) {
        return model == null
                ? 0
                : interactions
                        .history(today)
                        .filter(history -> history.x() >= FEWEST_REPEATS)
                        .map(history -> 1 - model.surprise(history))
                        .orElse(0.0);
    }

    /// Number of late ones among the last three payments; 0 when the last one is half a year ago.
    private static double latePayments(InteractionSummary interactions, int today) {
        var payments = interactions.payments();
        if (payments.size() < LAST_PAYMENTS || payments.getLast() < today - HALF_A_YEAR) {
            return 0;
        }
        var from = payments.get(payments.size() - LAST_PAYMENTS);
        var late = interactions.latePayments().stream().filter(day -> day >= from).count();
        return Math.min(late, LAST_PAYMENTS);
    }

    private static boolean isLost(
            PurchaseRhythm bought, PurchaseRhythm came, int lastSeen, int today) {
        if (bought.never() && came.never()) {
            return false;
        }
        var gap = bought.never() ? came.meanGap() : bought.meanGap();
        return today - lastSeen > Math.max(A_YEAR, MANY_GAPS * gap);
    }
}
