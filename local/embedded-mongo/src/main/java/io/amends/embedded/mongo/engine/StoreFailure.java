package io.amends.embedded.mongo.engine;

import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/// A failure of the store itself: its disk, its files, or use after it was closed.
public final class StoreFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// The reason is one sentence.
    public StoreFailure(String message) {
        super(message);
    }

    /// Whether a write failed for lack of disk space.
    public boolean outOfSpace() {
        return getCause() instanceof RocksDBException e
                && e.getStatus() != null
                && e.getStatus().getSubCode() == Status.SubCode.NoSpace;
    }

    /// The reason is one sentence.
    public StoreFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
