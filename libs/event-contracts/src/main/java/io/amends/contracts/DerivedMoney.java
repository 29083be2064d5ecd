package io.amends.contracts;

import java.math.BigDecimal;

/// An amount that was computed from many entered ones: a year's spend, revenue at risk. It has the
/// wire form of [Money], `{"amount": "12.50", "currency": "EUR"}`, and more range, so that no sum
/// of entered amounts exceeds it.
///
/// @param amount not negative, below 10^30, with no more decimals than the currency has
/// @param currency ISO 4217
public record DerivedMoney(BigDecimal amount, String currency) {
    /// How many digits an amount may have before the decimal point. With the three or four decimals
    /// of some currencies it still fits the 34 digits of BSON's Decimal128.
    public static final int DIGITS = 30;

    public DerivedMoney {
        amount = Currencies.amount(amount, currency, DIGITS);
    }
}
