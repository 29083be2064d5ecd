package io.amends.scoring.learning;

/// The features of the loyalty score, for one customer at one instant.
///
/// @param buyLogit L, the log-odds to buy within the horizon
/// @param caseTerm the effect of open and badly ended cases, 0 or below
/// @param answers the difference of stated satisfaction from the usual, per 25 points
/// @param silence the log-odds of being unhappy without complaining; 0, since all who are asked
///   have complained, so that answers contain no information on those who do not
/// @param repeats x, the repeat purchases
/// @param quietWeeks T − tx, the weeks since the last purchase
public record LoyaltyFeatures(
        double buyLogit,
        double caseTerm,
        double answers,
        double silence,
        int repeats,
        double quietWeeks) {

    /// The published values of β0, β1, β_c, β_s and β_u, and 0 for the three extra terms.
    public static final Prior PRIOR =
            new Prior(
                    new double[] {0, 1, 1, .5, 0, 0, 0, 0},
                    new double[] {1, .5, .5, .5, .5, .5, .5, .5});

    /// The row for the regression: the constant, the four terms of the score, and ln(1+x),
    /// ln(1+T−tx) and their product.
    public double[] row() {
        var often = Math.log1p(repeats);
        var quiet = Math.log1p(quietWeeks);
        return new double[] {1, buyLogit, caseTerm, answers, silence, often, quiet, often * quiet};
    }
}
