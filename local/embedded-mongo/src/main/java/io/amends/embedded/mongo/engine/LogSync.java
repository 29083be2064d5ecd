package io.amends.embedded.mongo.engine;

import org.rocksdb.RocksDBException;

/// Syncs the log to disk. A separate type so that tests can count, block and fail it.
@FunctionalInterface
public interface LogSync {

    /// Returns when everything written before the call is on disk.
    ///
    /// @throws RocksDBException when the sync failed
    void sync() throws RocksDBException;

    /// Wraps the engine's own sync.
    @FunctionalInterface
    interface Layer {

        /// The unchanged sync.
        Layer NONE = sync -> sync;

        /// The sync to use instead.
        LogSync around(LogSync sync);
    }
}
