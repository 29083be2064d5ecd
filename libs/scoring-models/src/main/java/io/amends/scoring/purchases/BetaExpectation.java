package io.amends.scoring.purchases;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.special.Beta;

/// E[f(p)] for p ~ Beta(a, b), by quadrature on the logit scale.
///
/// With p = 1/(1+e^−u) the integrand decays exponentially on both sides, and with u = u₀ + w·sinh t
/// doubly so; there the trapezoidal rule gains digits with every halving of its step (Takahasi and
/// Mori 1974). Steps are halved until two results agree to twelve digits.
final class BetaExpectation {
    private static final int COARSEST = 64;
    private static final int FINEST = 1 << 15;
    private static final double AGREEMENT = 1e-12;

    private final double a;
    private final double b;
    private final double centre;
    private final double width;
    private final double reach;
    private final double logNorm;
    private final DoubleUnaryOperator f;

    private BetaExpectation(double a, double b, DoubleUnaryOperator f) {
        this.a = a;
        this.b = b;
        this.f = f;
        this.centre = Math.log(a) - Math.log(b);
        this.width = Math.sqrt(1 / a + 1 / b);
        this.logNorm = Beta.logBeta(a, b);
        // Where the density has fallen below e^-60 on the flatter side.
        var tail = 60 / Math.min(a, b) + 60 * width + Math.abs(centre);
        this.reach = Math.log(2 * tail / width + 2);
    }

    /// The expectation of a bounded, continuous function.
    static double of(double a, double b, DoubleUnaryOperator f) {
        var integral = new BetaExpectation(a, b, f);
        var before = integral.trapezoids(COARSEST);
        for (var steps = 2 * COARSEST; steps <= FINEST; steps *= 2) {
            var now = integral.trapezoids(steps);
            if (Math.abs(now - before) <= AGREEMENT * Math.abs(now)) {
                return now;
            }
            before = now;
        }
        return before;
    }

    /// Divided by the same rule's value for f = 1, which removes most of its error.
    private double trapezoids(int steps) {
        var step = 2 * reach / steps;
        var sum = 0.0;
        var weight = 0.0;
        for (var i = 0; i <= steps; i++) {
            var t = -reach + i * step;
            var u = centre + width * Math.sinh(t);
            var density =
                    Math.exp(
                                    -a * LogArithmetic.log1pExp(-u)
                                            - b * LogArithmetic.log1pExp(u)
                                            - logNorm)
                            * Math.cosh(t);
            if (density > 0) {
                weight += density;
                sum += density * f.applyAsDouble(1 / (1 + Math.exp(-u)));
            }
        }
        return sum / weight;
    }
}
