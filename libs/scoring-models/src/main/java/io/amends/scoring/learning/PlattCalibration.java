package io.amends.scoring.learning;

/// A logistic curve over the score. Source: Platt, Probabilistic outputs for support vector
/// machines (1999); with its targets, which are shrunk from 0 and 1, so that few outcomes never
/// give certainty.
///
/// @param slope above 0 where outcomes rise with the score
/// @param offset the logit at score 0
public record PlattCalibration(double slope, double offset) implements Calibration {
    private static final int MOST_STEPS = 100;

    /// Fits slope and offset by Newton's method.
    static PlattCalibration fit(double[] scores, boolean[] came) {
        var hits = 0;
        for (var hit : came) {
            hits += hit ? 1 : 0;
        }
        var high = (hits + 1.0) / (hits + 2.0);
        var low = 1.0 / (came.length - hits + 2.0);
        var curve = new PlattCalibration(0, Math.log((hits + 1.0) / (came.length - hits + 1.0)));
        for (var step = 0; step < MOST_STEPS; step++) {
            var next = curve.improved(scores, came, high, low);
            if (Math.abs(next.slope - curve.slope) + Math.abs(next.offset - curve.offset) < 1e-10) {
                return next;
            }
            curve = next;
        }
        return curve;
    }

    @Override
    public double probability(double score) {
        return LogisticRegression.sigmoid(slope * score + offset);
    }

    private PlattCalibration improved(double[] scores, boolean[] came, double high, double low) {
        var before = loss(scores, came, high, low);
        var step = direction(scores, came, high, low);
        for (var size = 1.0; size > 1e-6; size /= 2) {
            var next = new PlattCalibration(slope + size * step[0], offset + size * step[1]);
            if (next.loss(scores, came, high, low) <= before) {
                return next;
            }
        }
        return this;
    }

    private double[] direction(double[] scores, boolean[] came, double high, double low) {
        var g0 = 0.0;
        var g1 = 0.0;
        var h00 = 1e-9;
        var h01 = 0.0;
        var h11 = 1e-9;
        for (var i = 0; i < scores.length; i++) {
            var p = probability(scores[i]);
            var off = (came[i] ? high : low) - p;
            var w = p * (1 - p);
            g0 += off * scores[i];
            g1 += off;
            h00 += w * scores[i] * scores[i];
            h01 += w * scores[i];
            h11 += w;
        }
        var det = h00 * h11 - h01 * h01;
        return new double[] {(h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det};
    }

    private double loss(double[] scores, boolean[] came, double high, double low) {
        var sum = 0.0;
        for (var i = 0; i < scores.length; i++) {
            var target = came[i] ? high : low;
            var logit = slope * scores[i] + offset;
            sum += Math.log1p(Math.exp(-Math.abs(logit))) + Math.max(logit, 0) - target * logit;
        }
        return sum;
    }
}
