package io.amends.embedded.mongo.engine;

import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/// Changes that happen all or not at all.
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

    /// Whatever is added from now on can be forgotten again.
    public void begin() {
        changes.setSavePoint();
    }

    /// Keeps what was added since it began.
    public void keep() {
        doing(changes::popSavePoint);
    }

    /// Forgets what was added since it began.
    public void forget() {
        doing(changes::rollbackToSavePoint);
    }

    /// Forgets all changes.
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
