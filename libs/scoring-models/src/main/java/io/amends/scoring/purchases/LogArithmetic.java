package io.amends.scoring.purchases;

/// Arithmetic on logarithms.
final class LogArithmetic {
    private LogArithmetic() {}

    /// ln(1 + e^u) for every u, also where e^u overflows.
    static double log1pExp(double u) {
        return u > 0 ? u + Math.log1p(Math.exp(-u)) : Math.log1p(Math.exp(u));
    }
}
