package io.amends.scoring.learning;

/// Standardises columns to mean 0 and deviation 1, with the constant in front. A constant column
/// becomes 0.
record Scale(double[] means, double[] deviations) {

    static Scale of(double[][] columns) {
        var width = columns[0].length;
        var means = new double[width];
        var deviations = new double[width];
        for (var row : columns) {
            for (var j = 0; j < width; j++) {
                means[j] += row[j] / columns.length;
            }
        }
        for (var row : columns) {
            for (var j = 0; j < width; j++) {
                deviations[j] += (row[j] - means[j]) * (row[j] - means[j]) / columns.length;
            }
        }
        for (var j = 0; j < width; j++) {
            deviations[j] = Math.sqrt(deviations[j]);
        }
        return new Scale(means, deviations);
    }

    double[] applied(double[] row) {
        var features = new double[row.length + 1];
        features[0] = 1;
        for (var j = 0; j < row.length; j++) {
            features[j + 1] = deviations[j] > 0 ? (row[j] - means[j]) / deviations[j] : 0;
        }
        return features;
    }
}
