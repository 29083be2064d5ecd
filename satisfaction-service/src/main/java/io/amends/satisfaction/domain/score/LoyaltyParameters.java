package io.amends.satisfaction.domain.score;

/// The parameters of the loyalty score. Before a fit they are priors.
///
/// @param intercept β0
/// @param purchases β1, the factor of the log-odds to buy again
/// @param complaints β_c, the factor of the case term
/// @param answers β_s, the factor of satisfaction as the customer states it, per 25 points
/// @param silence β_u, the factor of unhappiness without a complaint
/// @param usual the probability to stay of a customer without facts
/// @param horizonWeeks the time over which loyalty is predicted
/// @param ladder how many unhappy customers stay
public record LoyaltyParameters(
        double intercept,
        double purchases,
        double complaints,
        double answers,
        double silence,
        double usual,
        int horizonWeeks,
        RetentionLadder ladder) {

    /// The defaults.
    public static final LoyaltyParameters DEFAULT =
            new LoyaltyParameters(0, 1, 1, .5, 0, .90, 26, RetentionLadder.DEFAULT);

    /// The same parameters for another horizon.
    LoyaltyParameters withHorizon(int weeks) {
        return new LoyaltyParameters(
                intercept, purchases, complaints, answers, silence, usual, weeks, ladder);
    }

    /// The probability to stay of a customer with a case of these log-odds, against one without
    /// any: never better, since the finding that a well-solved complaint makes customers more loyal
    /// holds for what they say, not for what they buy.
    double against(double caseLogit) {
        return Math.min(0, caseLogit - Logit.of(usual));
    }
}
