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

/// One collection: reads on a synced state without a lock, writes one command at a time on the
/// newest one. Each document changes together with its index entries, all or nothing.
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

    /// Its indexes, without the one by `_id`.
    public List<Index> indexes() {
        return indexes;
    }

    void indexes(List<Index> changed) {
        indexes = List.copyOf(changed);
    }

    Catalog.Entry entry() {
        return new Catalog.Entry(namespace, id, indexes);
    }

    /// The answer to a query in a state of the store.
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

    /// Runs a write with nobody else writing to this collection.
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

    /// Runs what writes to this collection, unless somebody else is writing to it.
    ///
    /// @return null when somebody is, or when the collection has been dropped
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

    /// Most writes are over in less time than it takes to give the next one to another thread.
    private boolean lockedSoon() {
        try {
            return lock.tryLock() || lock.tryLock(SOON_MICROS, TimeUnit.MICROSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// No write may follow. Only within [#exclusively].
    void drop() {
        dropped = true;
        indexes = List.of();
    }

    /// Stores a new document.
    ///
    /// @throws de.bwaldvogel.mongo.exception.MongoServerError 11000 when a unique key is taken
    public void insert(Document document) {
        records.insert(document);
    }

    /// Puts the changed document in the old one's place.
    ///
    /// @return false when there was nothing to change
    public boolean replace(FoundDocument old, Document changed) {
        return records.replace(old, changed);
    }

    /// Removes a document.
    public void remove(FoundDocument old) {
        records.remove(old);
    }

    /// Runs statements whose changes may be written together: each whole or not at all, in their
    /// order. Before a search they have to be [settled][#settle].
    public void together(Runnable statements) {
        records.together();
        try {
            statements.run();
        } finally {
            records.apart();
        }
    }

    /// Lets a search find what statements before it changed.
    public void settle() {
        records.settle();
    }

    /// Lets a search for the document of this `_id` alone find what statements before it changed.
    public void settle(Object id) {
        records.settle(KeyWriter.key(id));
    }

    byte[] documentKey(byte[] idKey) {
        return Keys.join(new KeyWriter().id(id).toBytes(), idKey);
    }
}
