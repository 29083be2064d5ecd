package io.amends.scoring.pathmodel;

/// Arithmetic on columns of numbers, one per respondent. Deviations are those of a sample (n − 1).
final class Columns {
    private Columns() {}

    static double mean(double[] column) {
        var sum = 0.0;
        for (var value : column) {
            sum += value;
        }
        return sum / column.length;
    }

    static double deviation(double[] column) {
        var mean = mean(column);
        var sum = 0.0;
        for (var value : column) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (column.length - 1));
    }

    /// Mean 0 and deviation 1.
    static double[] standardised(double[] column) {
        var mean = mean(column);
        var deviation = deviation(column);
        var result = new double[column.length];
        for (var i = 0; i < column.length; i++) {
            result[i] = (column[i] - mean) / deviation;
        }
        return result;
    }

    /// The correlation of two standardised columns.
    static double correlation(double[] one, double[] other) {
        var sum = 0.0;
        for (var i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum / (one.length - 1);
    }

    /// The weighted sum of columns.
    static double[] combined(double[][] columns, double[] weights) {
        var result = new double[columns[0].length];
        for (var j = 0; j < columns.length; j++) {
            for (var i = 0; i < result.length; i++) {
                result[i] += weights[j] * columns[j][i];
            }
        }
        return result;
    }
}
