package io.amends.scoring.learning;

import java.util.Comparator;
import java.util.List;

/// The loyalty score fitted to outcomes: weights with the published values as prior, and a
/// calibration fitted on customers held out from the weights.
///
/// @param regression the weights of [LoyaltyFeatures#row()]
/// @param calibration from the weights' log-odds to a probability
public record LearnedLoyalty(LogisticRegression regression, Calibration calibration) {
    private static final int FOLDS = 5;

    /// A customer with a known outcome.
    ///
    /// @param id the customer's id; it decides the fold
    /// @param features what was known before the outcome
    /// @param stayed the outcome
    public record Known(String id, LoyaltyFeatures features, boolean stayed) {}

    /// Fits to outcomes; the same customers in any order give the same bits.
    public static LearnedLoyalty learn(List<Known> customers) {
        var sorted = customers.stream().sorted(Comparator.comparing(Known::id)).toList();
        var scores = new double[sorted.size()];
        for (var fold = 0; fold < FOLDS; fold++) {
            scoreFold(sorted, fold, scores);
        }
        return new LearnedLoyalty(regression(sorted), Calibration.fit(scores, stayed(sorted)));
    }

    /// The probability that a customer stays.
    public double probability(LoyaltyFeatures features) {
        return calibration.probability(regression.logit(features.row()));
    }

    /// The accuracy of the predictions for these customers.
    public Accuracy accuracy(List<Known> customers) {
        var predicted = customers.stream().mapToDouble(known -> probability(known.features()));
        return Accuracy.of(predicted.toArray(), stayed(customers));
    }

    private static void scoreFold(List<Known> sorted, int fold, double[] scores) {
        var others = sorted.stream().filter(known -> fold(known) != fold).toList();
        if (others.isEmpty()) {
            return;
        }
        var learned = regression(others);
        for (var i = 0; i < scores.length; i++) {
            if (fold(sorted.get(i)) == fold) {
                scores[i] = learned.logit(sorted.get(i).features().row());
            }
        }
    }

    private static int fold(Known known) {
        return Folds.of("calibration " + known.id(), FOLDS);
    }

    private static LogisticRegression regression(List<Known> customers) {
        var rows = customers.stream().map(known -> known.features().row());
        return LogisticRegression.fit(
                new Outcomes(rows.toArray(double[][]::new), stayed(customers)),
                LoyaltyFeatures.PRIOR);
    }

    private static boolean[] stayed(List<Known> customers) {
        var stayed = new boolean[customers.size()];
        for (var i = 0; i < stayed.length; i++) {
            stayed[i] = customers.get(i).stayed();
        }
        return stayed;
    }
}
