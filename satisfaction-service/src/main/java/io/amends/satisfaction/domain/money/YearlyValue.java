package io.amends.satisfaction.domain.money;

import io.amends.contracts.DerivedMoney;
import io.amends.contracts.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/// V: a customer's expected spend per year if they stay, times the margin. Exact for any input; a
/// value above 10^30 of the smallest unit, more than all money there is, is capped at that.
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

    /// A value predicted by a model.
    ///
    /// @param minorUnits a number from 0
    public YearlyValue(double minorUnits, String currency) {
        this(decimal(minorUnits), currency);
    }

    /// A value summed from spend.
    ///
    /// @param minorUnits below 0 counts as 0
    public static YearlyValue ofSpend(BigInteger minorUnits, String currency) {
        return new YearlyValue(new BigDecimal(minorUnits.max(BigInteger.ZERO)), currency);
    }

    /// The spend of a customer with `visits` purchases a year of `amount` each.
    public static YearlyValue of(Money amount, double visits) {
        return ofSpend(BigInteger.valueOf(amount.minorUnits()), amount.currency()).times(visits);
    }

    /// The value times the margin.
    public YearlyValue times(double factor) {
        return new YearlyValue(minorUnits.multiply(BigDecimal.valueOf(factor)), currency);
    }

    /// Revenue at risk: (1 − p)·V.
    ///
    /// @param stay the probability to stay
    public DerivedMoney atRisk(double stay) {
        return times(1 - stay).whole();
    }

    /// The benefit of acting now: max(0, p after − p now)·V.
    ///
    /// @param stayIfSolved the probability to stay if all open cases were resolved fast
    public DerivedMoney recoverable(double stay, double stayIfSolved) {
        return times(Math.max(0, stayIfSolved - stay)).whole();
    }

    /// The cost of winning a new customer of the same value: eight times that of keeping one.
    ///
    /// @param keeping the cost of keeping this customer
    public static DerivedMoney replacement(Money keeping) {
        return of(keeping, REPLACEMENT).whole();
    }

    /// The value in the currency's main unit, such as euros.
    public double majorUnits() {
        return minorUnits.movePointLeft(decimals()).doubleValue();
    }

    /// The value as money.
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
