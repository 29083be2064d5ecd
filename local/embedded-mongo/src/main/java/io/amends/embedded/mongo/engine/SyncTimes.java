package io.amends.embedded.mongo.engine;

/// Told how long each sync of the log took.
@FunctionalInterface
public interface SyncTimes {

    /// A sync took this many nanoseconds.
    void took(long nanos);
}
