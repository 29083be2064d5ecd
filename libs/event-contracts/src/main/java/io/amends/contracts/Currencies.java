package io.amends.contracts;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/// The validation that all amounts of money share.
final class Currencies {
    private Currencies() {}

    /// The amount with exactly the decimals of its currency.
    ///
    /// @param digits how many it may have before the decimal point
    /// @throws IllegalArgumentException for an amount that is negative, too large or too exact, and
    ///   for an unknown currency
    static BigDecimal amount(BigDecimal amount, String currency, int digits) {
        if (amount.signum() < 0) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "amount is %s, but must not be negative", amount));
        }
        if ((long) amount.precision() - amount.scale() > digits) {
            throw new IllegalArgumentException("amount is larger than any we can pay");
        }
        var decimals = currencyOf(currency).getDefaultFractionDigits();
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "amount is %s, but %s has %d decimals",
                            amount,
                            currency,
                            decimals));
        }
        return amount.setScale(decimals);
    }

    private static Currency currencyOf(String code) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // refused below, with the remedy
        }
        throw new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "currency is %s, but must be a code of ISO 4217, as EUR",
                        code));
    }
}
