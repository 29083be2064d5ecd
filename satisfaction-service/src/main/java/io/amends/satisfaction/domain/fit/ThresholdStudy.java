package io.amends.satisfaction.domain.fit;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.domain.CustomerFailures;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.score.PurchaseParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.silence.SilenceParameters;
import io.amends.satisfaction.domain.silence.SilenceSignals;
import io.amends.scoring.purchases.PurchaseModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Evaluates silence thresholds on the installation's own history. Levels are those at the cut, by
/// a purchase model fitted to what was known at the cut; later purchases decide outcomes only.
public final class ThresholdStudy {
    private static final int FEWEST_CUSTOMERS = 50;
    private static final int FEWEST_REPEATS = 2;
    private static final List<Double> GAPS = List.of(1.5, 2.0, 3.0, 4.0, 6.0);
    private static final List<Double> SHARES = List.of(.5, .7, .8, .9, .95, .99);
    private static final Map<SilenceReason, List<Double>> TRIED =
            Map.of(
                    SilenceReason.OWN_RHYTHM, GAPS,
                    SilenceReason.SURPRISE, SHARES,
                    SilenceReason.DECLINE_OF_SPEND, List.of(2.0, 3.0, 4.3, 6.0),
                    SilenceReason.LATE_PAYMENTS, List.of(1.0, 2.0, 3.0),
                    SilenceReason.NO_VISIT, GAPS);

    private final TimeCut cut;
    private final SilenceParameters silence;
    private final @Nullable PurchaseModel model;
    private final List<Tally> tallies = new ArrayList<>();
    private int customers;
    private int left;

    private ThresholdStudy(TimeCut cut, SilenceParameters silence, @Nullable PurchaseModel model) {
        this.cut = cut;
        this.silence = silence;
        this.model = model;
        for (var reason : SilenceReason.values()) {
            if (reason != SilenceReason.SURPRISE || model != null) {
                addTallies(reason, silence.of(reason).alarm());
            }
        }
        if (model != null) {
            SHARES.forEach(share -> tallies.add(new Tally(null, share, false)));
        }
    }

    /// Evaluates all thresholds at a cut; empty where too few customers had come often enough.
    ///
    /// @param customers all customers, from the beginning with every call
    public static Optional<ThresholdReport> run(
            Supplier<Stream<CustomerFacts>> customers,
            TimeCut cut,
            ScoreParameters parameters,
            CustomerFailures failures) {
        var study =
                new ThresholdStudy(
                        cut,
                        parameters.silence(),
                        modelAtCut(customers, cut, failures)
                                .map(PurchaseParameters::model)
                                .orElse(null));
        try (var all = customers.get()) {
            all.forEach(failures.isolated(study::add));
        }
        return study.customers < FEWEST_CUSTOMERS ? Optional.empty() : Optional.of(study.report());
    }

    private static Optional<PurchaseParameters> modelAtCut(
            Supplier<Stream<CustomerFacts>> customers, TimeCut cut, CustomerFailures failures) {
        long buyers;
        try (var all = customers.get()) {
            buyers = all.filter(isBuyer(cut, failures)).count();
        }
        var parts = BuyerSample.parts(buyers);
        try (var all = customers.get()) {
            return BuyerSample.of(
                            all.filter(each -> BuyerSample.isIn(each, parts)),
                            cut.number(),
                            cut,
                            failures)
                    .parametersAtCut();
        }
    }

    private static Predicate<CustomerFacts> isBuyer(TimeCut cut, CustomerFailures failures) {
        return failures.isolatedTest(each -> cut.history(each).isPresent());
    }

    private void addTallies(SilenceReason reason, double inForce) {
        Stream.concat(TRIED.getOrDefault(reason, List.of()).stream(), Stream.of(inForce))
                .distinct()
                .sorted()
                .forEach(level -> tallies.add(new Tally(reason, level, level == inForce)));
    }

    private void add(CustomerFacts customer) {
        var interactions = customer.interactions().until(cut.number());
        var signals = signals(interactions, silence);
        if (interactions.purchases().size() <= FEWEST_REPEATS || signals.lost()) {
            return;
        }
        var gone = !cut.stayed(customer);
        customers++;
        left += gone ? 1 : 0;
        for (var tally : tallies) {
            tally.add(level(tally, interactions, signals), gone);
        }
    }

    private double level(Tally tally, InteractionSummary interactions, SilenceSignals signals) {
        var reason = tally.reason;
        if (reason == null) {
            return model == null
                    ? 0
                    : interactions
                            .history(cut.number())
                            .map(history -> 1 - model.pBuy(history, cut.horizonWeeks()))
                            .orElse(0.0);
        }
        // The cumulative sum is capped at its own threshold, so each threshold has its own sum.
        var own =
                reason == SilenceReason.DECLINE_OF_SPEND
                        ? signals(interactions, silence.decliningFrom(tally.threshold))
                        : signals;
        return own.of(reason).level();
    }

    private SilenceSignals signals(InteractionSummary interactions, SilenceParameters parameters) {
        return SilenceSignals.of(interactions, model, parameters, cut.number(), null);
    }

    private ThresholdReport report() {
        var lines = tallies.stream().map(tally -> tally.line(left)).toList();
        return new ThresholdReport(cut.day(), cut.horizonWeeks(), customers, left, lines);
    }

    /// Counts for one threshold.
    private static final class Tally {
        private final @Nullable SilenceReason reason;
        private final double threshold;
        private final boolean inForce;
        private int warned;
        private int warnedAndLeft;

        Tally(@Nullable SilenceReason reason, double threshold, boolean inForce) {
            this.reason = reason;
            this.threshold = threshold;
            this.inForce = inForce;
        }

        void add(double level, boolean gone) {
            if (level >= threshold) {
                warned++;
                warnedAndLeft += gone ? 1 : 0;
            }
        }

        ThresholdReport.Line line(int left) {
            return new ThresholdReport.Line(
                    reason,
                    threshold,
                    inForce,
                    warned,
                    warnedAndLeft,
                    warned == 0 ? 0 : (double) warnedAndLeft / warned,
                    left == 0 ? 0 : (double) warnedAndLeft / left);
        }
    }
}
