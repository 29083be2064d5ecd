package io.amends.embedded.mongo.engine;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// The store itself failed: its disk, its files, or somebody used it after it was closed.
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// With the reason in a sentence.
    public StoreFailure(String message) {
        super(message);
    }

    /// Whether the disk had no room for a write.
    public boolean outOfSpace() {
        return getCause() instanceof RocksDBException e
                && e.getStatus() != null
                && e.getStatus().getSubCode() == Status.SubCode.NoSpace;
    }

    /// With the reason in a sentence and what caused it.
    public StoreFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
