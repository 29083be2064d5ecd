package io.amends.scoring.backtest;

import io.amends.scoring.learning.Accuracy;
import io.amends.scoring.learning.Folds;
import io.amends.scoring.learning.LearnedLoyalty;
import io.amends.scoring.learning.LogisticRegression;
import io.amends.scoring.learning.LoyaltyFeatures;
import io.amends.scoring.learning.Outcomes;
import io.amends.scoring.learning.Prior;
import io.amends.scoring.purchases.PurchaseFit;
import io.amends.scoring.purchases.PurchaseHistory;
import io.amends.scoring.purchases.PurchaseModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/// Compares the scores with what customers did.
///
/// The purchase model is fitted without outcomes on all customers and tested on all. Everything
/// that needs outcomes is fitted on each half of the customers, split by a hash of the id, and
/// tested on the other; the two halves are pooled. The split is stratified by outcome: with halves
/// that differ in how many stayed, predictions would be too low for the half where many did and too
/// high for the other, and the pooled order of the many who bought once would be reversed.
public final class Backtest {
    private static final int FEWEST_REPEATERS = 10;
    private static final int HALVES = 2;
    private static final int HASHES = 1 << 30;

    private final List<Customer> customers;
    private final PurchaseModel model;
    private final double horizonWeeks;
    private final Set<String> secondHalf = new HashSet<>();

    private Backtest(List<Customer> customers, PurchaseModel model, double horizonWeeks) {
        this.customers = customers;
        this.model = model;
        this.horizonWeeks = horizonWeeks;
        part(customers.stream().filter(Customer::stayed));
        part(customers.stream().filter(customer -> !customer.stayed()));
    }

    private void part(Stream<Customer> alike) {
        var ordered =
                alike.map(Customer::id)
                        .sorted(
                                Comparator.<String>comparingInt(id -> Folds.of(id, HASHES))
                                        .thenComparing(Comparator.naturalOrder()))
                        .toList();
        for (var i = 1; i < ordered.size(); i += HALVES) {
            secondHalf.add(ordered.get(i));
        }
    }

    /// A customer as known at the cut, and what they did after it.
    ///
    /// @param id the customer's id
    /// @param history their purchases up to the cut
    /// @param caseTerm of the loyalty score at the cut, 0 without complaints
    /// @param answers of the loyalty score at the cut, 0 without answers
    /// @param stayed whether they bought within the horizon
    public record Customer(
            String id, PurchaseHistory history, double caseTerm, double answers, boolean stayed) {}

    /// Runs the backtest.
    ///
    /// @param customers all who had bought by the cut
    /// @param horizonWeeks how long after the cut outcomes were observed
    /// @throws IllegalArgumentException where too few customers came back to fit a model
    public static BacktestReport run(List<Customer> customers, double horizonWeeks) {
        var sorted = customers.stream().sorted(Comparator.comparing(Customer::id)).toList();
        var histories = sorted.stream().map(Customer::history).toList();
        var repeaters = histories.stream().filter(history -> history.x() > 0).count();
        if (repeaters < FEWEST_REPEATERS) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "%d customers bought again; a backtest needs at least %d",
                            repeaters,
                            FEWEST_REPEATERS));
        }
        var fitted = PurchaseFit.mbgNbd(histories);
        if (!fitted.converged()) {
            throw new IllegalArgumentException(
                    "no parameters of the purchase model settled on these customers");
        }
        return new Backtest(sorted, fitted.model(), horizonWeeks).report();
    }

    private BacktestReport report() {
        return new BacktestReport(
                customers.size(),
                horizonWeeks,
                model,
                List.of(
                        line("P(buy)", customer -> model.pBuy(customer.history(), horizonWeeks)),
                        halves("loyalty, learned", this::learnedLoyalty),
                        halves("recency alone", others -> single(others, Backtest::recency)),
                        halves("frequency alone", others -> single(others, Backtest::frequency)),
                        halves("base rate", Backtest::baseRate)));
    }

    private BacktestReport.Line line(String name, ToDoubleFunction<Customer> predict) {
        return new BacktestReport.Line(
                name,
                Accuracy.of(customers.stream().mapToDouble(predict).toArray(), stayed(customers)));
    }

    /// Predictions for each half, by what was fitted on the other.
    private BacktestReport.Line halves(
            String name, Function<List<Customer>, ToDoubleFunction<Customer>> learn) {
        var learned = new ArrayList<ToDoubleFunction<Customer>>();
        for (var half = 0; half < HALVES; half++) {
            var held = half;
            learned.add(learn.apply(customers.stream().filter(c -> half(c) != held).toList()));
        }
        return line(name, customer -> learned.get(half(customer)).applyAsDouble(customer));
    }

    private int half(Customer customer) {
        return secondHalf.contains(customer.id()) ? 1 : 0;
    }

    private ToDoubleFunction<Customer> learnedLoyalty(List<Customer> others) {
        var loyalty =
                LearnedLoyalty.learn(
                        others.stream()
                                .map(c -> new LearnedLoyalty.Known(c.id(), features(c), c.stayed()))
                                .toList());
        return customer -> loyalty.probability(features(customer));
    }

    private LoyaltyFeatures features(Customer customer) {
        var history = customer.history();
        var buy = model.pBuy(history, horizonWeeks);
        return new LoyaltyFeatures(
                Math.log(buy) - Math.log1p(-buy),
                customer.caseTerm(),
                customer.answers(),
                0,
                history.x(),
                history.age() - history.tx());
    }

    private static double recency(Customer customer) {
        return -Math.log1p(customer.history().age() - customer.history().tx());
    }

    private static double frequency(Customer customer) {
        return Math.log1p(customer.history().x());
    }

    private static ToDoubleFunction<Customer> single(
            List<Customer> others, ToDoubleFunction<Customer> feature) {
        var rows = others.stream().map(c -> new double[] {1, feature.applyAsDouble(c)});
        var regression =
                LogisticRegression.fit(
                        new Outcomes(rows.toArray(double[][]::new), stayed(others)),
                        Prior.weak(2, 10));
        return c -> regression.probability(new double[] {1, feature.applyAsDouble(c)});
    }

    private static ToDoubleFunction<Customer> baseRate(List<Customer> others) {
        var rate = (double) others.stream().filter(Customer::stayed).count() / others.size();
        return _ -> rate;
    }

    private static boolean[] stayed(List<Customer> customers) {
        var stayed = new boolean[customers.size()];
        for (var i = 0; i < stayed.length; i++) {
            stayed[i] = customers.get(i).stayed();
        }
        return stayed;
    }
}
