package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.PurchaseParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Learns new parameters from all customers. How they buy is learned without outcomes; who stays is
/// learned from what customers did in the last horizon, and taken only if it foretells better than
/// what is in force for customers it has not seen. The same customers in any order give the same
/// bits.
public final class Fit {
    /// Fewer buyers than this say too little.
    public static final int FEWEST_BUYERS = 200;

    private final Supplier<Stream<CustomerFacts>> customers;
    private final ScoreParameters inForce;
    private final String version;
    private final Instant now;

    private Fit(
            Supplier<Stream<CustomerFacts>> customers,
            ScoreParameters inForce,
            String version,
            Instant now) {
        this.customers = customers;
        this.inForce = inForce;
        this.version = version;
        this.now = now;
    }

    /// Learns.
    ///
    /// @param customers all customers, anew with every call
    /// @param version what the new parameters are called
    public static FitResult run(
            Supplier<Stream<CustomerFacts>> customers,
            ScoreParameters inForce,
            String version,
            Instant now) {
        return new Fit(customers, inForce, version, now).run();
    }

    private FitResult run() {
        var buyers = buyers(1).count();
        if (buyers < FEWEST_BUYERS) {
            return new FitResult.TooFew(Math.toIntExact(buyers));
        }
        var parts = BuyerSample.parts(buyers);
        var cut = Cut.latest(now, inForce.loyalty().horizonWeeks());
        var sample = BuyerSample.of(buyers(parts), CustomerFacts.day(now), cut);
        var purchases = sample.parameters();
        if (purchases.isEmpty()) {
            return new FitResult.TooFew(sample.size());
        }
        var atCut = sample.parametersAtCut();
        if (atCut.isEmpty()) {
            return withoutOutcomes(purchases.get(), sample.size());
        }
        var outcomes =
                OutcomeSample.of(
                        buyers(parts), cut, inForce.with(version, atCut.get(), null), inForce);
        return outcomes.suffices()
                ? judged(purchases.get(), sample.size(), outcomes)
                : withoutOutcomes(purchases.get(), sample.size());
    }

    private FitResult judged(PurchaseParameters purchases, int buyers, OutcomeSample outcomes) {
        var learned = outcomes.learned();
        var candidate = inForce.with(version, purchases, learned);
        var loss = outcomes.logLoss(learned);
        var lossInForce = outcomes.logLossInForce();
        var findings = new FitResult.Findings(buyers, outcomes.size(), loss, lossInForce);
        var leak = outcomes.leak();
        if (leak.isPresent()) {
            return new FitResult.Refused(
                    candidate,
                    findings,
                    String.format(
                            Locale.ROOT,
                            "feature %d all but tells the outcome, so it was made from it",
                            leak.get()));
        }
        return loss > lossInForce
                ? new FitResult.Refused(
                        candidate, findings, "it foretells worse than what is in force")
                : new FitResult.Accepted(candidate, findings);
    }

    // What was learned of staying before is kept: it is the best that is known.
    private FitResult withoutOutcomes(PurchaseParameters purchases, int buyers) {
        return new FitResult.Accepted(
                inForce.with(version, purchases, inForce.learned()),
                new FitResult.Findings(buyers, 0, Double.NaN, Double.NaN));
    }

    private Stream<CustomerFacts> buyers(int parts) {
        var today = CustomerFacts.day(now);
        return customers
                .get()
                .filter(each -> BuyerSample.isIn(each, parts))
                .filter(each -> each.dealings().until(today).history(today).isPresent());
    }
}
