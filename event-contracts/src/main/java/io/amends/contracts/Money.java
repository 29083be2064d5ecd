package io.amends.contracts;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/// An amount of money. On the wire `{"amount": "12.50", "currency": "EUR"}`.
///
/// @param amount not negative, with no more decimals than the currency has
/// @param currency ISO 4217
public record Money(BigDecimal amount, String currency) {
    public Money {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "amount is %s, but must not be negative", amount));
        }
        if (amount.precision() - amount.scale() > 12) {
            throw new IllegalArgumentException("amount is larger than any we can pay");
        }
        var digits = currencyOf(currency).getDefaultFractionDigits();
        if (amount.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "amount is %s, but %s has %d decimals",
                            amount,
                            currency,
                            digits));
        }
        amount = amount.setScale(digits);
    }

    /// The amount in the currency's smallest unit, as cents.
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    private static Currency currencyOf(String code) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // answered below, with the way out
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "currency is %s, but must be a code of ISO 4217, as EUR",
                        code));
    }
}
