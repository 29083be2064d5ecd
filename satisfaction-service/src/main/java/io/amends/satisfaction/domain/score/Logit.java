package io.amends.satisfaction.domain.score;

/// Probabilities on the log-odds scale, where effects add up.
public final class Logit {
    private Logit() {}

    /// The log-odds of a probability: ln(p / (1 − p)), infinite at 0 and 1.
    public static double of(double probability) {
        return Math.log(probability) - Math.log1p(-probability);
    }

    /// The probability of log-odds, between 0 and 1 for every argument.
    public static double inverse(double logit) {
        if (logit >= 0) {
            return 1 / (1 + Math.exp(-logit));
        }
        var odds = Math.exp(logit);
        return odds / (1 + odds);
    }
}
