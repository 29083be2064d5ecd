package io.amends.embedded.mongo.engine;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Changes that are applied atomically.
public final class Batch implements AutoCloseable {

    private final Engine engine;
    private final WriteBatch changes = new WriteBatch();

    Batch(Engine engine) {
        this.engine = engine;
    }

    /// Stores a record.
    public Batch put(ColumnFamily family, byte[] key, byte[] value) {
        return doing(() -> changes.put(engine.handle(family), key, value));
    }

    /// Removes a record.
    public Batch delete(ColumnFamily family, byte[] key) {
        return doing(() -> changes.delete(engine.handle(family), key));
    }

    /// Removes the records from `from` (inclusive) to `to` (exclusive).
    public Batch deleteRange(ColumnFamily family, byte[] from, byte[] to) {
        return doing(() -> changes.deleteRange(engine.handle(family), from, to));
    }

    /// Sets a savepoint.
    public void setSavePoint() {
        changes.setSavePoint();
    }

    /// Releases the savepoint and keeps the changes since.
    public void popSavePoint() {
        doing(changes::popSavePoint);
    }

    /// Rolls back to the savepoint.
    public void rollbackToSavePoint() {
        doing(changes::rollbackToSavePoint);
    }

    /// Discards all changes.
    public void clear() {
        changes.clear();
    }

    /// Applies the changes; readers see them after the next sync.
    public void write() {
        engine.write(changes);
    }

    @Override
    public void close() {
        changes.close();
    }

    private Batch doing(Change change) {
        try {
            change.apply();
        } catch (RocksDBException e) {
            throw new StoreFailure("preparing a write failed", e);
        }
        return this;
    }

    @FunctionalInterface
    private interface Change {
        void apply() throws RocksDBException;
    }
}
