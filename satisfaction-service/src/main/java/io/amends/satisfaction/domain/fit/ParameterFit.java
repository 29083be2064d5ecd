package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.CustomerFailures;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.PurchaseParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Fits new parameters to all customers. The purchase model is fitted without outcomes; the loyalty
/// weights are fitted to what customers did in the latest horizon, and accepted only if they
/// predict better than those in force on held-out customers. The same customers in any order give
/// the same bits.
public final class ParameterFit {
    private final Supplier<Stream<CustomerFacts>> customers;
    private final ScoreParameters inForce;
    private final String version;
    private final Instant now;
    private final CustomerFailures failures;

    private ParameterFit(
            Supplier<Stream<CustomerFacts>> customers,
            ScoreParameters inForce,
            String version,
            Instant now,
            CustomerFailures failures) {
        this.customers = customers;
        this.inForce = inForce;
        this.version = version;
        this.now = now;
        this.failures = failures;
    }

    /// Fits the parameters.
    ///
    /// @param customers all customers, from the beginning with every call
    /// @param version the new version's name
    /// @param failures receives customers whose data fail
    public static FitResult run(
            Supplier<Stream<CustomerFacts>> customers,
            ScoreParameters inForce,
            String version,
            Instant now,
            CustomerFailures failures) {
        return new ParameterFit(customers, inForce, version, now, failures).run();
    }

    private FitResult run() {
        var buyers = buyers(1).count();
        if (buyers == 0) {
            return new FitResult.TooFew(Math.toIntExact(buyers));
        }
        var parts = BuyerSample.parts(buyers);
        var cut = TimeCut.latest(now, inForce.loyalty().horizonWeeks());
        var sample = BuyerSample.of(buyers(parts), CustomerFacts.day(now), cut, failures);
        var fitted = sample.parameters();
        if (!fitted.converged()) {
            return new FitResult.NotConverged(sample.size(), "purchase model");
        }
        var purchases = fitted.parameters();
        var atCut = sample.parametersAtCut();
        if (atCut.isEmpty()) {
            return withoutOutcomes(purchases, sample.size());
        }
        var outcomes =
                OutcomeSample.of(
                        buyers(parts),
                        cut,
                        inForce.with(version, atCut.get(), null),
                        inForce,
                        failures);
        return outcomes.suffices()
                ? judged(purchases, sample.size(), outcomes)
                : withoutOutcomes(purchases, sample.size());
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

    // The learned loyalty weights in force are kept: they are the best available.
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
                .filter(
                        failures.isolatedTest(
                                each ->
                                        each.interactions()
                                                .until(today)
                                                .history(today)
                                                .isPresent()));
    }
}
