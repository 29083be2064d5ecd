package io.amends.scoring.learning;

/// What was known of customers and what became of them: a row of features each, the first of them 1
/// for the constant, and whether it came true.
///
/// @param features rows of equal length, finite
/// @param came one a row
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

    /// How many there are.
    public int size() {
        return came.length;
    }

    int weights() {
        return features[0].length;
    }
}
