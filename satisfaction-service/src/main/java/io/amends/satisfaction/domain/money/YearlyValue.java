package io.amends.satisfaction.domain.money;

import io.amends.contracts.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Locale;

/// V: what a customer is expected to spend a year if they stay, times the margin.
///
/// @param minorUnits in the smallest unit of the currency, not negative
public record YearlyValue(double minorUnits, String currency) {
    private static final double REPLACEMENT = 8;

    public YearlyValue {
        if (!(minorUnits >= 0) || Double.isInfinite(minorUnits)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a year's value is %s, but must be a number from 0",
                            minorUnits));
        }
    }

    /// What somebody spends who comes `visits` times a year and leaves `amount` each time.
    public static YearlyValue of(Money amount, double visits) {
        return new YearlyValue(amount.minorUnits() * visits, amount.currency());
    }

    /// The share of spend that is left for us.
    public YearlyValue times(double factor) {
        return new YearlyValue(minorUnits * factor, currency);
    }

    /// Revenue at risk: (1 − p)·V.
    ///
    /// @param stay the probability to stay
    public Money atRisk(double stay) {
        return money((1 - stay) * minorUnits);
    }

    /// What acting now is worth: max(0, p after − p now)·V.
    ///
    /// @param stayIfSolved the probability to stay if all that is open were solved fast
    public Money recoverable(double stay, double stayIfSolved) {
        return money(Math.max(0, stayIfSolved - stay) * minorUnits);
    }

    /// What winning somebody like this anew costs: eight times what keeping one does.
    ///
    /// @param keeping what keeping this customer costs
    public static Money replacement(Money keeping) {
        return new YearlyValue(keeping.minorUnits(), keeping.currency()).times(REPLACEMENT).whole();
    }

    /// The value in the currency's main unit, as euros.
    public double majorUnits() {
        return minorUnits / Math.pow(10, Currency.getInstance(currency).getDefaultFractionDigits());
    }

    /// The whole value as money.
    public Money whole() {
        return money(minorUnits);
    }

    private Money money(double units) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        var amount = BigDecimal.valueOf(units).setScale(0, RoundingMode.HALF_EVEN);
        return new Money(amount.movePointLeft(digits), currency);
    }
}
