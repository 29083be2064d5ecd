package io.amends.scoring.learning;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/// Logistic regression with normal priors: the maximum a posteriori weights, by Newton's method
/// with step halving. The objective is strictly concave wherever a prior or the data are
/// informative, so the solution is unique. Source: Murphy, Machine learning (2012), sections 8.3
/// and 8.4.
///
/// @param weights the first is the constant's
public record LogisticRegression(double[] weights) {
    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-10;
    private static final double RIDGE = 1e-9;

    /// The maximum a posteriori weights.
    public static LogisticRegression fit(Outcomes outcomes, Prior prior) {
        var weights = prior.means().clone();
        var objective = objective(outcomes, prior, weights);
        for (var step = 0; step < MOST_STEPS; step++) {
            var direction = newton(outcomes, prior, weights);
            var size = 1.0;
            var next = moved(weights, direction, size);
            while (!(objective(outcomes, prior, next) >= objective) && size > 1e-8) {
                size /= 2;
                next = moved(weights, direction, size);
            }
            var reached = objective(outcomes, prior, next);
            if (!(reached - objective > CONVERGED * (1 + Math.abs(objective)))) {
                return new LogisticRegression(reached > objective ? next : weights);
            }
            weights = next;
            objective = reached;
        }
        return new LogisticRegression(weights);
    }

    /// The logit of the probability for a row of features.
    public double logit(double[] features) {
        return dot(weights, features);
    }

    /// The probability for a row of features, 0 to 1.
    public double probability(double[] features) {
        return sigmoid(logit(features));
    }

    /// The ln-likelihood of the outcomes plus the prior's; the higher the better.
    private static double objective(Outcomes outcomes, Prior prior, double[] weights) {
        var sum = 0.0;
        for (var i = 0; i < outcomes.size(); i++) {
            var logit = dot(weights, outcomes.features()[i]);
            sum -= log1pExp(outcomes.came()[i] ? -logit : logit);
        }
        for (var j = 0; j < weights.length; j++) {
            var off = weights[j] - prior.means()[j];
            sum -= prior.precision(j) * off * off / 2;
        }
        return sum;
    }

    /// The inverse Hessian times the gradient.
    private static double[] newton(Outcomes outcomes, Prior prior, double[] weights) {
        var n = weights.length;
        var gradient = new double[n];
        var hessian = new double[n][n];
        for (var i = 0; i < outcomes.size(); i++) {
            var row = outcomes.features()[i];
            var p = sigmoid(dot(weights, row));
            add(gradient, row, (outcomes.came()[i] ? 1 : 0) - p);
            for (var j = 0; j < n; j++) {
                add(hessian[j], row, p * (1 - p) * row[j]);
            }
        }
        for (var j = 0; j < n; j++) {
            gradient[j] -= prior.precision(j) * (weights[j] - prior.means()[j]);
            hessian[j][j] += prior.precision(j) + RIDGE;
        }
        return new CholeskyDecomposition(new Array2DRowRealMatrix(hessian), 1e-9, 0)
                .getSolver()
                .solve(new ArrayRealVector(gradient))
                .toArray();
    }

    private static void add(double[] to, double[] row, double times) {
        for (var j = 0; j < to.length; j++) {
            to[j] += times * row[j];
        }
    }

    private static double[] moved(double[] from, double[] direction, double size) {
        var to = from.clone();
        add(to, direction, size);
        return to;
    }

    private static double dot(double[] weights, double[] features) {
        var sum = 0.0;
        for (var j = 0; j < weights.length; j++) {
            sum += weights[j] * features[j];
        }
        return sum;
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    private static double log1pExp(double u) {
        return u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
    }
}
