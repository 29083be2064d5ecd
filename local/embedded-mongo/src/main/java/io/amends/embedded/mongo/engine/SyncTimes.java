package io.amends.embedded.mongo.engine;

/// Receives the duration of each sync of the log.
@FunctionalInterface
public interface SyncTimes {

    /// @param nanos duration of a sync in nanoseconds
    void took(long nanos);
}
