package io.amends.satisfaction.domain.purchases;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.PointValuePair;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/// The positive parameters under which data are likeliest: Nelder-Mead on their logarithms, started
/// again from its own result until that no longer helps, from several places.
final class MaximumLikelihood {
    private static final double EDGE = 15;
    private static final double SIDE = 0.5;
    private static final int RESTARTS = 8;
    private static final int EVALUATIONS = 4_000;

    private MaximumLikelihood() {}

    /// @param logLikelihood of positive parameters; may be NaN or infinite where they make no sense
    /// @param starts where to begin
    static double[] fit(ToDoubleFunction<double[]> logLikelihood, double[]... starts) {
        return Arrays.stream(starts)
                .map(start -> from(logLikelihood, logs(start)))
                .max((one, other) -> Double.compare(one.getValue(), other.getValue()))
                .map(best -> exps(best.getPoint()))
                .orElseThrow();
    }

    private static PointValuePair from(ToDoubleFunction<double[]> logLikelihood, double[] start) {
        var best = climb(logLikelihood, start);
        for (var i = 0; i < RESTARTS; i++) {
            var next = climb(logLikelihood, best.getPoint());
            var gain = next.getValue() - best.getValue();
            best = gain > 0 ? next : best;
            if (!(gain > 1e-7)) {
                return best;
            }
        }
        return best;
    }

    private static PointValuePair climb(ToDoubleFunction<double[]> logLikelihood, double[] start) {
        return new SimplexOptimizer(1e-12, 1e-9)
                .optimize(
                        new MaxEval(EVALUATIONS),
                        GoalType.MAXIMIZE,
                        new InitialGuess(start),
                        new NelderMeadSimplex(start.length, SIDE),
                        new ObjectiveFunction(logs -> bounded(logLikelihood, logs)));
    }

    private static double bounded(ToDoubleFunction<double[]> logLikelihood, double[] logs) {
        for (var log : logs) {
            if (!(Math.abs(log) < EDGE)) {
                return -Double.MAX_VALUE;
            }
        }
        var value = logLikelihood.applyAsDouble(exps(logs));
        return Double.isFinite(value) ? value : -Double.MAX_VALUE;
    }

    private static double[] logs(double[] values) {
        return Arrays.stream(values).map(Math::log).toArray();
    }

    private static double[] exps(double[] values) {
        return Arrays.stream(values).map(Math::exp).toArray();
    }
}
