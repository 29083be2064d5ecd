package io.amends.satisfaction.domain.money;

import io.amends.contracts.DerivedMoney;
import io.amends.contracts.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/// V: what a customer is expected to spend a year if they stay, times the margin. Exact, whatever
/// the size of what was entered; only what exceeds all money there is (10^30 of the smallest unit)
/// is taken for that much.
///
/// @param minorUnits in the smallest unit of the currency, not negative
public record YearlyValue(BigDecimal minorUnits, String currency) {
    private static final double REPLACEMENT = 8;
    private static final BigDecimal MOST = BigDecimal.TEN.pow(30);

    public YearlyValue {
        if (minorUnits.signum() < 0) {
            throw notFromZero(minorUnits);
        }
        minorUnits = minorUnits.min(MOST).stripTrailingZeros();
    }

    /// A value that a model expects.
    ///
    /// @param minorUnits a number from 0
    public YearlyValue(double minorUnits, String currency) {
        this(decimal(minorUnits), currency);
    }

    /// A value that is a sum of what was spent.
    ///
    /// @param minorUnits below 0 counts as 0
    public static YearlyValue ofSpend(BigInteger minorUnits, String currency) {
        return new YearlyValue(new BigDecimal(minorUnits.max(BigInteger.ZERO)), currency);
    }

    /// What somebody spends who comes `visits` times a year and leaves `amount` each time.
    public static YearlyValue of(Money amount, double visits) {
        return ofSpend(BigInteger.valueOf(amount.minorUnits()), amount.currency()).times(visits);
    }

    /// The share of spend that is left for us.
    public YearlyValue times(double factor) {
        return new YearlyValue(minorUnits.multiply(BigDecimal.valueOf(factor)), currency);
    }

    /// Revenue at risk: (1 − p)·V.
    ///
    /// @param stay the probability to stay
    public DerivedMoney atRisk(double stay) {
        return times(1 - stay).whole();
    }

    /// What acting now is worth: max(0, p after − p now)·V.
    ///
    /// @param stayIfSolved the probability to stay if all that is open were solved fast
    public DerivedMoney recoverable(double stay, double stayIfSolved) {
        return times(Math.max(0, stayIfSolved - stay)).whole();
    }

    /// What winning somebody like this anew costs: eight times what keeping one does.
    ///
    /// @param keeping what keeping this customer costs
    public static DerivedMoney replacement(Money keeping) {
        return of(keeping, REPLACEMENT).whole();
    }

    /// The value in the currency's main unit, as euros.
    public double majorUnits() {
        return minorUnits.movePointLeft(decimals()).doubleValue();
    }

    /// The whole value as money.
    public DerivedMoney whole() {
        var amount = minorUnits.setScale(0, RoundingMode.HALF_EVEN);
        return new DerivedMoney(amount.movePointLeft(decimals()), currency);
    }

    private int decimals() {
        return Currency.getInstance(currency).getDefaultFractionDigits();
    }

    private static BigDecimal decimal(double number) {
        if (!(number >= 0) || Double.isInfinite(number)) {
            throw notFromZero(number);
        }
        return BigDecimal.valueOf(number);
    }

    private static IllegalArgumentException notFromZero(Object number) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT, "a year's value is %s, but must be a number from 0", number));
    }
}
