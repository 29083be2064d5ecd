package io.amends.contracts;

import java.math.BigDecimal;

/// An entered amount of money. On the wire `{"amount": "12.50", "currency": "EUR"}`. Amounts
/// computed from many of them are [DerivedMoney].
///
/// @param amount not negative, below 10^12, with no more decimals than the currency has
/// @param currency ISO 4217
public record Money(BigDecimal amount, String currency) {
    private static final int DIGITS = 12;

    public Money {
        amount = Currencies.amount(amount, currency, DIGITS);
    }

    /// The amount in the currency's smallest unit, as cents.
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }
}
