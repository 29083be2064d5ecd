package io.amends.embedded.mongo.data;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.index.Catalog;
import io.amends.embedded.mongo.index.Index;
import io.amends.embedded.mongo.query.FoundDocument;
import io.amends.embedded.mongo.query.Query;
import io.amends.embedded.mongo.query.QueryStatistics;
import io.amends.embedded.mongo.query.Results;
import io.amends.embedded.mongo.query.Source;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One collection: reads use a synced state without a lock, writes are serialised and use the
/// newest one. Each document changes atomically with its index entries.
public final class Collection {

    private static final long SOON_MICROS = 200;

    private final String namespace;
    private final int id;
    private final ReentrantLock lock = new ReentrantLock();
    private final Records records;
    private volatile List<Index> indexes;
    private boolean dropped;

    Collection(Engine engine, Catalog.Entry entry) {
        this.namespace = entry.namespace();
        this.id = entry.id();
        this.indexes = List.copyOf(entry.indexes());
        this.records = new Records(engine, this);
    }

    /// Its full name, `database.collection`.
    public String namespace() {
        return namespace;
    }

    /// The prefix of its documents.
    public int id() {
        return id;
    }

    /// Its indexes, without the one on `_id`.
    public List<Index> indexes() {
        return indexes;
    }

    void indexes(List<Index> changed) {
        indexes = List.copyOf(changed);
    }

    Catalog.Entry entry() {
        return new Catalog.Entry(namespace, id, indexes);
    }

    /// Runs a query on a state of the store.
    public Results find(View view, Query query, QueryStatistics examined) {
        return Results.of(view, new Source(id, indexes), query, examined);
    }

    /// The number of documents in a state of the store.
    public long count(View view) {
        return count(view, id);
    }

    static long count(View view, int id) {
        byte[] count = view.get(ColumnFamily.META, countKey(id));
        return count == null ? 0 : ByteBuffer.wrap(count).getLong();
    }

    static byte[] countKey(int id) {
        return new KeyWriter().raw(new byte[] {'n', '/'}).id(id).toBytes();
    }

    /// Runs a write with the collection's lock.
    ///
    /// @return empty when the collection has been dropped meanwhile
    <T> Optional<T> exclusively(Supplier<T> write) {
        lock.lock();
        try {
            return dropped ? Optional.empty() : Optional.of(write.get());
        } finally {
            lock.unlock();
        }
    }

    /// Runs a write with the collection's lock, if the lock is free.
    ///
    /// @return null when it is not free, or when the collection has been dropped
    <T> @Nullable T ifFree(Supplier<T> work) {
        if (!lockedSoon()) {
            return null;
        }
        try {
            return dropped ? null : work.get();
        } finally {
            lock.unlock();
        }
    }

    /// Most writes take less time than handing over to another thread.
    private boolean lockedSoon() {
        try {
            return lock.tryLock() || lock.tryLock(SOON_MICROS, TimeUnit.MICROSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Prevents further writes. Only within [#exclusively].
    void drop() {
        dropped = true;
        indexes = List.of();
    }

    /// Stores a new document.
    ///
    /// @throws de.bwaldvogel.mongo.exception.MongoServerError 11000 for a duplicate unique key
    public void insert(Document document) {
        records.insert(document);
    }

    /// Replaces a document by its changed version.
    ///
    /// @return false when nothing changed
    public boolean replace(FoundDocument old, Document changed) {
        return records.replace(old, changed);
    }

    /// Removes a document.
    public void remove(FoundDocument old) {
        records.remove(old);
    }

    /// Runs statements whose changes may be written together: each is atomic, in their order.
    /// Before a search they have to be [written][#writePending].
    public void together(Runnable statements) {
        records.together();
        try {
            statements.run();
        } finally {
            records.apart();
        }
    }

    /// Makes changes of earlier statements visible to a search.
    public void writePending() {
        records.writePending();
    }

    /// Makes a change of an earlier statement visible to a search by this `_id` alone.
    public void writePending(Object id) {
        records.writePending(KeyWriter.key(id));
    }

    byte[] documentKey(byte[] idKey) {
        return Keys.join(new KeyWriter().id(id).toBytes(), idKey);
    }
}
