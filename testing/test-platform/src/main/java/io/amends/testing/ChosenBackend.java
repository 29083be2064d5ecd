package io.amends.testing;

/// A chosen store or broker.
///
/// @param address in the format of its clients
/// @param origin where it comes from, for people
record ChosenBackend(String address, String origin) {}
