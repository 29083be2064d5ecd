package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.CustomerFailures;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.Score;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.scoring.learning.Accuracy;
import io.amends.scoring.learning.Folds;
import io.amends.scoring.learning.LearnedLoyalty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Customers as known at a cut, their outcomes, and the predictions of the parameters in force.
final class OutcomeSample {
    private static final int FEWEST = 50;
    private static final int PARTS = 5;
    private static final double LEAK = .98;

    private final List<LearnedLoyalty.Known> known = new ArrayList<>();
    private final List<Double> inForce = new ArrayList<>();

    /// @param atCut the parameters with the purchase model as fitted at the cut, without learned
    ///   ones
    static OutcomeSample of(
            Stream<CustomerFacts> customers,
            TimeCut cut,
            ScoreParameters atCut,
            ScoreParameters inForce,
            CustomerFailures failures) {
        var sample = new OutcomeSample();
        customers.forEach(failures.isolated(each -> sample.add(each, cut, atCut, inForce)));
        return sample;
    }

    private void add(
            CustomerFacts customer, TimeCut cut, ScoreParameters atCut, ScoreParameters before) {
        if (cut.history(customer).isEmpty()) {
            return;
        }
        var features = Score.features(customer, atCut, cut.lastKnown());
        var foretold = Score.of(customer, before, cut.lastKnown()).loyalty().value();
        known.add(new LearnedLoyalty.Known(customer.customerId(), features, cut.stayed(customer)));
        inForce.add(foretold);
    }

    int size() {
        return known.size();
    }

    /// Whether both outcomes occur often enough, also among held-out customers.
    boolean suffices() {
        var stayed = known.stream().filter(LearnedLoyalty.Known::stayed).count();
        return known.size() >= FEWEST
                && Math.min(stayed, known.size() - stayed) >= FEWEST / 2
                && held().findAny().isPresent();
    }

    /// Fitted to all customers except those held out.
    LearnedLoyalty learned() {
        return LearnedLoyalty.learn(known.stream().filter(each -> !isHeld(each)).toList());
    }

    /// Log loss of the new parameters on the held-out customers.
    double logLoss(LearnedLoyalty learned) {
        var predicted =
                held().mapToDouble(i -> learned.probability(known.get(i).features())).toArray();
        return Accuracy.of(predicted, heldStayed()).logLoss();
    }

    /// Log loss of the parameters in force on the held-out customers, which did not train them
    /// either.
    double logLossInForce() {
        return Accuracy.of(held().mapToDouble(inForce::get).toArray(), heldStayed()).logLoss();
    }

    /// The first feature that correlates too well with the outcome not to be derived from it.
    Optional<Integer> leak() {
        var width = known.getFirst().features().row().length;
        return IntStream.range(1, width).boxed().filter(column -> tellsAll(column)).findFirst();
    }

    private boolean tellsAll(int column) {
        var values = known.stream().mapToDouble(each -> each.features().row()[column]).toArray();
        var auc = Accuracy.auc(values, stayed());
        return Math.max(auc, 1 - auc) > LEAK;
    }

    private boolean[] stayed() {
        var stayed = new boolean[known.size()];
        for (var i = 0; i < stayed.length; i++) {
            stayed[i] = known.get(i).stayed();
        }
        return stayed;
    }

    private IntStream held() {
        return IntStream.range(0, known.size()).filter(i -> isHeld(known.get(i)));
    }

    private boolean[] heldStayed() {
        var indices = held().toArray();
        var stayed = new boolean[indices.length];
        for (var i = 0; i < stayed.length; i++) {
            stayed[i] = known.get(indices[i]).stayed();
        }
        return stayed;
    }

    // The same customers are held out of every fit, so that no version was ever fitted to them:
    // otherwise the version in force would be evaluated on its own training data.
    private static boolean isHeld(LearnedLoyalty.Known customer) {
        return Folds.of("held out " + customer.id(), PARTS) == 0;
    }
}
