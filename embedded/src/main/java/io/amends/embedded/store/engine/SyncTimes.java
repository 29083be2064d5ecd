package io.amends.embedded.store.engine;

/// Told how long each sync of the log took.
@FunctionalInterface
public interface SyncTimes {

    /// A sync took this many nanoseconds.
    void took(long nanos);
}
