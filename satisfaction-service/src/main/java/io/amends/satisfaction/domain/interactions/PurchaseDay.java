package io.amends.satisfaction.domain.interactions;

/// All purchases of one day.
///
/// @param day days since 1970-01-01, UTC
/// @param amount their sum in the smallest unit of the currency, such as cents; capped at 2^63 − 1
public record PurchaseDay(int day, long amount) {}
