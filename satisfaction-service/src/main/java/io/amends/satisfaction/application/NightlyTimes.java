package io.amends.satisfaction.application;

import java.time.LocalTime;

/// When the nightly jobs begin, UTC.
///
/// @param fit when parameters are fitted
/// @param pass when the pass over all customers starts
public record NightlyTimes(LocalTime fit, LocalTime pass) {}
