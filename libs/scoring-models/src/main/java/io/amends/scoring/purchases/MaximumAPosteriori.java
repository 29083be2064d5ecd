package io.amends.scoring.purchases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;
import org.jspecify.annotations.Nullable;

/// The maximum a posteriori estimate of positive parameters: Newton's method on their logarithms
/// with central differences and damped steps (Levenberg 1944), from several starting points; if
/// none converges, Nelder-Mead finds another starting point.
final class MaximumAPosteriori {
    private static final int MOST_STEPS = 100;
    private static final int MOST_EVALUATIONS = 2_000;
    private static final double GRADIENT_STEP = 1e-4;
    private static final double HESSIAN_STEP = 1e-3;
    private static final double LONGEST_STEP = 1.5;

    // The gain of one more step, as ln of a ratio of densities: far below what any data determine.
    private static final double SETTLED = 1e-7;

    private final ToDoubleFunction<double[]> objective;

    private MaximumAPosteriori(ToDoubleFunction<double[]> objective) {
        this.objective = objective;
    }

    /// The end of the search.
    ///
    /// @param converged whether it is a maximum
    record Result(double[] parameters, boolean converged) {}

    /// @param logLikelihood of positive parameters; may be NaN or infinite for invalid ones
    /// @param starts starting points, besides the prior's medians
    static Result fit(
            ToDoubleFunction<double[]> logLikelihood, LogNormalPrior prior, double[]... starts) {
        var search =
                new MaximumAPosteriori(
                        logs -> logLikelihood.applyAsDouble(exps(logs)) + prior.logDensity(logs));
        var points = new ArrayList<double[]>();
        points.add(prior.centre());
        Arrays.stream(starts).map(MaximumAPosteriori::logs).forEach(points::add);
        var best = search.best(points);
        if (!best.converged) {
            best = search.best(List.of(search.simplex(best.logs)));
        }
        return new Result(exps(best.logs), best.converged);
    }

    private record Point(double[] logs, double value, boolean converged) {}

    private Point best(List<double[]> starts) {
        return starts.stream().map(this::newton).reduce(MaximumAPosteriori::better).orElseThrow();
    }

    private static Point better(Point one, Point other) {
        if (one.converged != other.converged) {
            return one.converged ? one : other;
        }
        return other.value > one.value ? other : one;
    }

    private Point newton(double[] start) {
        var at = start.clone();
        var value = value(at);
        var damping = 0.0;
        for (var step = 0; step < MOST_STEPS; step++) {
            var gradient = gradient(at);
            var hessian = hessian(at, value);
            if (!Arrays.stream(gradient).allMatch(Double::isFinite)) {
                break;
            }
            var free = direction(hessian, gradient, 0);
            if (free != null && dot(free, gradient) / 2 < SETTLED) {
                return new Point(at, value, true);
            }
            double @Nullable [] next = null;
            for (var tries = 0; next == null && tries < 60; tries++) {
                var direction = direction(hessian, gradient, damping);
                var candidate = direction == null ? null : moved(at, direction);
                if (candidate != null && value(candidate) > value) {
                    next = candidate;
                    damping = damping < 1e-3 ? 0 : damping / 10;
                } else {
                    damping = damping == 0 ? 1e-3 * scale(hessian) : damping * 4;
                }
            }
            if (next == null) {
                break; // no direction leads up any more, to the precision of the arithmetic
            }
            at = next;
            value = value(at);
        }
        return new Point(at, value, false);
    }

    private double[] simplex(double[] start) {
        var best = start;
        var bestValue = value(start);
        for (var round = 0; round < 4; round++) {
            var seen = new double[][] {best};
            var seenValue = new double[] {bestValue};
            try {
                new SimplexOptimizer(1e-10, 1e-7)
                        .optimize(
                                new MaxEval(MOST_EVALUATIONS),
                                GoalType.MAXIMIZE,
                                new InitialGuess(best),
                                new NelderMeadSimplex(start.length, 0.5),
                                new ObjectiveFunction(
                                        at -> {
                                            var value = value(at);
                                            if (value > seenValue[0]) {
                                                seenValue[0] = value;
                                                seen[0] = at.clone();
                                            }
                                            return value;
                                        }));
            } catch (MathIllegalStateException tooManyEvaluations) {
                // The best point so far is a suitable starting point.
            }
            if (!(seenValue[0] - bestValue > SETTLED)) {
                return seen[0];
            }
            best = seen[0];
            bestValue = seenValue[0];
        }
        return best;
    }

    private double value(double[] at) {
        var value = objective.applyAsDouble(at);
        return Double.isFinite(value) ? value : -Double.MAX_VALUE;
    }

    private double[] gradient(double[] at) {
        var gradient = new double[at.length];
        for (var i = 0; i < at.length; i++) {
            gradient[i] =
                    (value(shifted(at, i, GRADIENT_STEP)) - value(shifted(at, i, -GRADIENT_STEP)))
                            / (2 * GRADIENT_STEP);
        }
        return gradient;
    }

    private double[][] hessian(double[] at, double value) {
        var n = at.length;
        var h = HESSIAN_STEP;
        var hessian = new double[n][n];
        for (var i = 0; i < n; i++) {
            var up = value(shifted(at, i, h));
            var down = value(shifted(at, i, -h));
            hessian[i][i] = (up - 2 * value + down) / (h * h);
            for (var j = 0; j < i; j++) {
                var mixed =
                        value(shifted(shifted(at, i, h), j, h))
                                - value(shifted(shifted(at, i, h), j, -h))
                                - value(shifted(shifted(at, i, -h), j, h))
                                + value(shifted(shifted(at, i, -h), j, -h));
                hessian[i][j] = mixed / (4 * h * h);
                hessian[j][i] = hessian[i][j];
            }
        }
        return hessian;
    }

    /// The step of (−H + damping·1)⁻¹·g; null where that matrix is not positive definite.
    private static double @Nullable [] direction(
            double[][] hessian, double[] gradient, double damping) {
        var n = gradient.length;
        var matrix = new double[n][n];
        for (var i = 0; i < n; i++) {
            for (var j = 0; j < n; j++) {
                matrix[i][j] = -hessian[i][j] + (i == j ? damping : 0);
                if (!Double.isFinite(matrix[i][j])) {
                    return null;
                }
            }
        }
        try {
            return new CholeskyDecomposition(new Array2DRowRealMatrix(matrix), 1e-6, 1e-12)
                    .getSolver()
                    .solve(new ArrayRealVector(gradient))
                    .toArray();
        } catch (MathIllegalArgumentException notPositiveDefinite) {
            return null;
        }
    }

    private static double scale(double[][] hessian) {
        var largest = 1.0;
        for (var i = 0; i < hessian.length; i++) {
            largest = Math.max(largest, Math.min(1e12, Math.abs(hessian[i][i])));
        }
        return largest;
    }

    private static double[] moved(double[] from, double[] direction) {
        var longest = Arrays.stream(direction).map(Math::abs).max().orElse(0);
        var factor = longest > LONGEST_STEP ? LONGEST_STEP / longest : 1;
        var to = from.clone();
        for (var i = 0; i < to.length; i++) {
            to[i] += factor * direction[i];
        }
        return to;
    }

    private static double[] shifted(double[] from, int i, double by) {
        var to = from.clone();
        to[i] += by;
        return to;
    }

    private static double dot(double[] one, double[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double[] exps(double[] values) {
        return Arrays.stream(values).map(Math::exp).toArray();
    }
}
