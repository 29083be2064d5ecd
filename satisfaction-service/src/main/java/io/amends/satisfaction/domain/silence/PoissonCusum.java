package io.amends.satisfaction.domain.silence;

import java.util.Locale;

/// Detects that something happens less often than before: the cumulative sum S = max(0, S + k − y)
/// with k = (λ0 − λ1) / ln(λ0/λ1), which is the sequential likelihood ratio of two Poisson rates
/// (Lucas 1985, "Counted data CUSUM's").
///
/// @param usual λ0, the usual number per week
/// @param declined λ1, the rate to detect; below `usual`, above 0
/// @param alarm S from which there is an alarm
/// @param allClear S up to which an alarm ends; below `alarm` (hysteresis)
public record PoissonCusum(double usual, double declined, double alarm, double allClear) {
    private static final double NOTHING_LEFT_TO_LEARN = 1e-9;

    public PoissonCusum {
        if (!(declined > 0 && usual > declined && Double.isFinite(usual))) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "rates are %s and %s, but the declined one must lie between 0 and the usual one",
                            usual,
                            declined));
        }
        if (!(alarm > allClear && allClear >= 0)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "alarm is at %s, but must lie above the all-clear at %s",
                            alarm,
                            allClear));
        }
    }

    /// A detector for a rate that falls to half of the usual one.
    ///
    /// @param alarm S from which there is an alarm; it ends at half of that
    public static PoissonCusum halved(double usual, double alarm) {
        return new PoissonCusum(usual, usual / 2, alarm, alarm / 2);
    }

    /// k: the number per week at which the sum does not rise; between the two rates.
    public double reference() {
        var ratio = usual / declined;
        // ln(1+e) = e for tiny e; without this the quotient of two vanishing numbers is noise.
        return ratio - 1 < NOTHING_LEFT_TO_LEARN ? usual : (usual - declined) / Math.log(ratio);
    }

    /// The state after one more week.
    ///
    /// @param count the number in that week
    public Watch after(Watch before, long count) {
        var sum = sumAfter(before.sum(), count);
        var alarmed = before.alarmed() ? sum > allClear : sum >= alarm;
        return new Watch(sum, alarmed);
    }

    /// S after one more week: max(0, S + k − y).
    ///
    /// @param units the quantity in that week, in the unit of `usual`
    public double sumAfter(double sum, double units) {
        return Math.max(0, sum + reference() - units);
    }

    /// The detector's state.
    ///
    /// @param sum S
    public record Watch(double sum, boolean alarmed) {

        /// Before the first week.
        public static final Watch CALM = new Watch(0, false);
    }
}
