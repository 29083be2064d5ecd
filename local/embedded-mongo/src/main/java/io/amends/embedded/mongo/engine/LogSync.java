package io.amends.embedded.mongo.engine;

import org.rocksdb.RocksDBException;

/// Forces the log to disk. An own type so that tests can count, hold and fail it.
@FunctionalInterface
public interface LogSync {

    /// Returns when everything written before the call is on disk.
    ///
    /// @throws RocksDBException when the disk did not take it
    void sync() throws RocksDBException;

    /// Puts a layer around the engine's own sync.
    @FunctionalInterface
    interface Layer {

        /// The sync as it comes from RocksDB.
        Layer NONE = sync -> sync;

        /// The sync to use instead.
        LogSync around(LogSync sync);
    }
}
