package io.amends.testing;

/// What was chosen.
///
/// @param address as clients take it
/// @param origin where it comes from, for people
record ChosenBackend(String address, String origin) {}
