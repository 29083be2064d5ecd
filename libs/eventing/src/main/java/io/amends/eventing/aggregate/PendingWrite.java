package io.amends.eventing.aggregate;

/// A draft and its write, from when it is sent to the store until its result is known.
record PendingWrite<S, C, E>(PendingChange<S, C, E> draft, DocumentWrite write) {}
