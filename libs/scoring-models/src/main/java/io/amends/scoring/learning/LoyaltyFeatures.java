package io.amends.scoring.learning;

/// What the loyalty score rests on, for one customer at one instant.
///
/// @param buyLogit L, the log-odds to buy within the horizon
/// @param caseTerm what open and badly ended cases take away, 0 or below
/// @param answers how far what the customer says lies from the usual, per 25 points
/// @param silence the log-odds of being unhappy without a word; 0, since all who are asked have
///   complained, so that no answer tells anything of those who say nothing
/// @param repeats x, the repeat purchases
/// @param quietWeeks T − tx, the weeks since the last purchase
public record LoyaltyFeatures(
        double buyLogit,
        double caseTerm,
        double answers,
        double silence,
        int repeats,
        double quietWeeks) {

    /// β0, β1, β_c, β_s and β_u as the trade believes them, and nothing of the three extra terms.
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
