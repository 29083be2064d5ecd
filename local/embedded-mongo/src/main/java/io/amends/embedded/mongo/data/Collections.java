package io.amends.embedded.mongo.data;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.Batch;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.index.Catalog;
import io.amends.embedded.mongo.index.Index;
import io.amends.embedded.mongo.index.IndexSpec;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All collections of the store by their full names. Creation and dropping are serialised.
public final class Collections {

    private static final int LONGEST_NAME = 255;

    private final Engine engine;
    private final Catalog catalog;
    private final ConcurrentNavigableMap<String, Collection> byName = new ConcurrentSkipListMap<>();
    private final RenameTracker changes = new RenameTracker();
    private volatile long namesChanged;

    /// Loads them from the store.
    public Collections(Engine engine) {
        this.engine = engine;
        this.catalog = new Catalog(engine);
        catalog.load().forEach((name, entry) -> byName.put(name, new Collection(engine, entry)));
        new OrphanedIndexEntries(engine, byName.values()).remove();
    }

    /// Sequence of the last write that removed or reassigned a name. Reads by name see it at once,
    /// so their results may be returned only when that write is synced.
    public long namesChanged() {
        return namesChanged;
    }

    /// The collection of that name, or null.
    public @Nullable Collection find(String namespace) {
        return byName.get(namespace);
    }

    /// The collection of that name, with a synced state of the store in which it has that name.
    public NamedCollection synced(String namespace) {
        while (true) {
            long before = changes.settled();
            View view = engine.synced();
            Collection collection = byName.get(namespace);
            if (changes.noneSince(before)) {
                return new NamedCollection(collection, view);
            }
            view.close();
        }
    }

    /// All collections of a database, sorted by name.
    public List<Collection> ofDatabase(String database) {
        return List.copyOf(byName.subMap(database + ".", database + "/").values());
    }

    /// The names of the databases.
    public List<String> databases() {
        return byName.keySet().stream()
                .map(name -> name.substring(0, name.indexOf('.')))
                .distinct()
                .toList();
    }

    /// Runs a write with the lock of a collection, which is created if it is missing.
    public <T> T write(String namespace, Function<Collection, T> work) {
        while (true) {
            Collection collection = findOrCreate(namespace);
            Optional<T> result = collection.exclusively(() -> work.apply(collection));
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /// Runs a write on a collection, if it exists and its lock is free.
    ///
    /// @return null when the write was not run
    public <T> @Nullable T ifFree(String namespace, Supplier<T> work) {
        Collection collection = byName.get(namespace);
        return collection == null ? null : collection.ifFree(work);
    }

    /// The collection of that name, created if it is missing.
    public Collection findOrCreate(String namespace) {
        Collection existing = byName.get(namespace);
        return existing == null ? create(namespace) : existing;
    }

    private synchronized Collection create(String namespace) {
        Collection existing = byName.get(namespace);
        if (existing != null) {
            return existing;
        }
        checkName(namespace);
        try (Batch batch = engine.batch()) {
            Catalog.Entry entry = new Catalog.Entry(namespace, catalog.newId(batch), List.of());
            Catalog.put(batch, entry);
            batch.write();
            Collection created = new Collection(engine, entry);
            byName.put(namespace, created);
            return created;
        }
    }

    private static void checkName(String namespace) {
        String name = namespace.substring(namespace.indexOf('.') + 1);
        if (name.isEmpty()
                || name.contains("$")
                || name.startsWith("system.")
                || name.contains("\0")
                || namespace.length() > LONGEST_NAME) {
            throw new MongoServerError(
                    73, "InvalidNamespace", "Invalid collection name: " + namespace);
        }
    }

    /// Drops a collection with its documents and indexes.
    ///
    /// @return false when there is none of that name
    public synchronized boolean drop(String namespace) {
        Collection collection = byName.get(namespace);
        if (collection == null) {
            return false;
        }
        collection.exclusively(
                () -> {
                    try (Batch batch = engine.batch();
                            RenameTracker.Change _ = changes.begin()) {
                        Catalog.delete(batch, namespace);
                        deleteRecords(batch, collection);
                        batch.write();
                        namesChanged = engine.lastSequence();
                        byName.remove(namespace);
                    }
                    collection.drop();
                    return true;
                });
        return true;
    }

    /// Renames a collection atomically, with its documents and indexes.
    ///
    /// @param to a name of the same database
    /// @param dropTarget whether a collection of that name is dropped
    /// @throws MongoServerError 26 when there is none to rename, 48 when the new name exists
    public synchronized void rename(String from, String to, boolean dropTarget) {
        Collection source = byName.get(from);
        Collection target = byName.get(to);
        if (source == null) {
            throw new MongoServerError(
                    26, "NamespaceNotFound", "Source collection " + from + " does not exist");
        }
        if (target != null && !dropTarget) {
            throw new MongoServerError(48, "NamespaceExists", "target namespace exists");
        }
        checkName(to);
        source.exclusively(
                () ->
                        target == null
                                ? move(source, to, null)
                                : target.exclusively(() -> move(source, to, target)));
    }

    // Writers that wait for one of the two find it dropped, and look the name up again.
    private boolean move(Collection source, String to, @Nullable Collection target) {
        Catalog.Entry entry = new Catalog.Entry(to, source.id(), source.indexes());
        try (Batch batch = engine.batch();
                RenameTracker.Change _ = changes.begin()) {
            if (target != null) {
                deleteRecords(batch, target);
            }
            Catalog.delete(batch, source.namespace());
            Catalog.put(batch, entry);
            batch.write();
            namesChanged = engine.lastSequence();
            byName.put(to, new Collection(engine, entry));
            byName.remove(source.namespace());
        }
        source.drop();
        if (target != null) {
            target.drop();
        }
        return true;
    }

    private static void deleteRecords(Batch batch, Collection collection) {
        batch.delete(ColumnFamily.META, Collection.countKey(collection.id()));
        deleteAll(batch, ColumnFamily.DOCUMENTS, collection.id());
        collection.indexes().forEach(index -> deleteAll(batch, ColumnFamily.ENTRIES, index.id()));
    }

    private static void deleteAll(Batch batch, ColumnFamily family, int id) {
        byte[] prefix = new KeyWriter().id(id).toBytes();
        batch.deleteRange(family, prefix, Keys.after(prefix));
    }

    /// Removes indexes from a collection.
    public synchronized void dropIndexes(Collection collection, List<Index> dropped) {
        collection.exclusively(
                () -> {
                    try (Batch batch = engine.batch()) {
                        collection.indexes(
                                collection.indexes().stream()
                                        .filter(index -> !dropped.contains(index))
                                        .toList());
                        Catalog.put(batch, collection.entry());
                        dropped.forEach(
                                index -> deleteAll(batch, ColumnFamily.ENTRIES, index.id()));
                        batch.write();
                    }
                    return true;
                });
    }

    /// Builds indexes on a collection, created if it is missing, one after the other.
    public synchronized Collection createIndexes(String namespace, List<IndexSpec> specs) {
        Collection collection = findOrCreate(namespace);
        specs.forEach(spec -> new IndexBuild(engine, catalog, collection).build(spec));
        return collection;
    }
}
