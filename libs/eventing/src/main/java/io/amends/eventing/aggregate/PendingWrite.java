package io.amends.eventing.aggregate;

/// A draft and the write that was made of it, from when it is sent to the store until it is known
/// what became of it.
record PendingWrite<S, C, E>(PendingChange<S, C, E> draft, DocumentWrite write) {}
