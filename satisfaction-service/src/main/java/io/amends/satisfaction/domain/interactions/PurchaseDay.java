package io.amends.satisfaction.domain.interactions;

/// All purchases of one day.
///
/// @param day days since 1970-01-01, UTC
/// @param amount their sum in the smallest unit of the currency, as cents; at most 2^63 − 1, which
///   is what a larger sum of a single day is taken for
public record PurchaseDay(int day, long amount) {}
