package io.amends.scoring.learning;

/// Training data: a row of features for each customer, the first of them 1 for the constant, and
/// the outcome.
///
/// @param features rows of equal length, finite
/// @param came one per row
public record Outcomes(double[][] features, boolean[] came) {
    public Outcomes {
        if (features.length == 0 || features.length != came.length) {
            throw new IllegalArgumentException("outcomes need a row and a result each");
        }
        for (var row : features) {
            if (row.length != features[0].length) {
                throw new IllegalArgumentException("rows of features differ in length");
            }
            for (var value : row) {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("a feature is " + value);
                }
            }
        }
    }

    /// The number of rows.
    public int size() {
        return came.length;
    }

    int weights() {
        return features[0].length;
    }
}
