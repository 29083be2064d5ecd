package io.amends.satisfaction.domain.score;

import java.util.ArrayList;
import java.util.List;

/// The effect of each loyalty term on the probability itself. Terms add up on log-odds; the effect
/// of one on the probability depends on the others. Its Shapley value is the mean over all orders
/// in which the terms could be added: independent of any order, and summing exactly to the
/// probability. Source: Shapley, A value for n-person games (1953); for explaining predictions
/// Lundberg and Lee (2017).
final class ProbabilityPoints {
    private ProbabilityPoints() {}

    /// The points of each term, in their order. The first term is the base, and gets the
    /// probability that it gives by itself.
    ///
    /// @param terms on log-odds, at least one and no more than a score has
    static List<Double> of(List<Term> terms) {
        var base = terms.getFirst().contribution();
        var others = terms.subList(1, terms.size());
        var chances = chances(base, others);
        var points = new ArrayList<Double>();
        points.add(chances[0]);
        for (var i = 0; i < others.size(); i++) {
            points.add(shapley(chances, others.size(), i));
        }
        return points;
    }

    /// The probability with each set of terms; bit i of the index stands for term i.
    private static double[] chances(double base, List<Term> terms) {
        var chances = new double[1 << terms.size()];
        for (var set = 0; set < chances.length; set++) {
            var logit = base;
            for (var i = 0; i < terms.size(); i++) {
                logit += (set >> i & 1) == 1 ? terms.get(i).contribution() : 0;
            }
            chances[set] = Logit.inverse(logit);
        }
        return chances;
    }

    private static double shapley(double[] chances, int terms, int term) {
        var sum = 0.0;
        for (var set = 0; set < chances.length; set++) {
            if ((set >> term & 1) == 0) {
                var difference = chances[set | 1 << term] - chances[set];
                sum += difference * weight(Integer.bitCount(set), terms);
            }
        }
        return sum;
    }

    /// |S|!·(n − |S| − 1)!/n!: the share of orders of n terms with exactly those of S before one.
    private static double weight(int before, int terms) {
        return factorial(before) * factorial(terms - before - 1) / factorial(terms);
    }

    private static double factorial(int n) {
        var product = 1.0;
        for (var i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
