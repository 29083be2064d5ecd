package io.amends.aggregates;

/// A draft and the write that was made of it, from when it is sent to the store until it is known
/// what became of it.
record Sent<S, C, E>(Draft<S, C, E> draft, Write write) {}
