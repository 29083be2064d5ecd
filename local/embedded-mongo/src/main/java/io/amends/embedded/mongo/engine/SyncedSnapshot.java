package io.amends.embedded.mongo.engine;

import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.Snapshot;

/// A state of the store that is known to be on disk, shared by concurrent readers and released with
/// its last reader.
final class SyncedSnapshot {

    private final RocksDB db;
    private final Snapshot snapshot;
    private final ReadOptions options;
    private final long sequence;
    private int readers = 1;

    SyncedSnapshot(RocksDB db) {
        this.db = db;
        this.snapshot = db.getSnapshot();
        this.sequence = snapshot.getSequenceNumber();
        this.options = new ReadOptions().setSnapshot(snapshot);
    }

    long sequence() {
        return sequence;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    ReadOptions options() {
        return options;
    }

    synchronized boolean retain() {
        if (readers == 0) {
            return false;
        }
        readers++;
        return true;
    }

    synchronized void release() {
        if (--readers == 0) {
            options.close();
            db.releaseSnapshot(snapshot);
        }
    }
}
