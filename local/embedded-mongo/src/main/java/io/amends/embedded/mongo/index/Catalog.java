package io.amends.embedded.mongo.index;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.Bson;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.Batch;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.Scan;
import io.amends.embedded.mongo.engine.StoreFailure;
import io.amends.embedded.mongo.engine.View;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The stored catalogue of collections and indexes.
public final class Catalog {

    /// A collection's catalogue entry.
    ///
    /// @param namespace its full name, `database.collection`
    /// @param id prefix of its documents
    /// @param indexes without the one on `_id`
    public record Entry(String namespace, int id, List<Index> indexes) {}

    private static final byte[] NEXT_ID = "next-id".getBytes(StandardCharsets.UTF_8);
    private static final String COLLECTION = "collection/";

    private final Engine engine;
    private int nextId = 1;

    /// The catalogue of this store.
    public Catalog(Engine engine) {
        this.engine = engine;
    }

    /// Loads every collection.
    public SortedMap<String, Entry> load() {
        SortedMap<String, Entry> entries = new TreeMap<>();
        byte[] from = COLLECTION.getBytes(StandardCharsets.UTF_8);
        try (View view = engine.newest();
                Scan scan = view.scan(ColumnFamily.META, from, Keys.after(from), false)) {
            byte[] next = view.get(ColumnFamily.META, NEXT_ID);
            nextId = next == null ? 1 : ByteBuffer.wrap(next).getInt();
            while (scan.next()) {
                Entry entry = entry(Bson.decode(scan.value()));
                entries.put(entry.namespace(), entry);
            }
        }
        return entries;
    }

    private static Entry entry(Document stored) {
        List<Index> indexes = new ArrayList<>();
        for (Object each : field(stored, "indexes", List.class)) {
            Document index = (Document) each;
            IndexSpec spec = IndexSpec.parse(field(index, "spec", Document.class));
            indexes.add(
                    new Index(
                            field(index, "id", Integer.class),
                            spec,
                            field(index, "multikey", Boolean.class),
                            0));
        }
        return new Entry(
                field(stored, "namespace", String.class),
                field(stored, "id", Integer.class),
                indexes);
    }

    private static <T> T field(Document document, String name, Class<T> type) {
        if (type.isInstance(document.get(name))) {
            return type.cast(Objects.requireNonNull(document.get(name)));
        }
        throw new StoreFailure("the catalogue is damaged: no " + name + " in " + document);
    }

    /// An identifier that was never used before; durable with the batch.
    public synchronized int newId(Batch batch) {
        int id = nextId++;
        batch.put(ColumnFamily.META, NEXT_ID, new KeyWriter().id(nextId).toBytes());
        return id;
    }

    /// An index that no state of the store contains yet.
    public static Index newIndex(int id, IndexSpec spec) {
        return new Index(id, spec, false, Long.MAX_VALUE);
    }

    /// Adds the collection's current description to a batch.
    public static void put(Batch batch, Entry entry) {
        List<Document> indexes = new ArrayList<>();
        for (Index index : entry.indexes()) {
            indexes.add(
                    new Document("id", index.id())
                            .append("multikey", index.multikey())
                            .append("spec", index.spec().describe()));
        }
        Document stored =
                new Document("namespace", entry.namespace())
                        .append("id", entry.id())
                        .append("indexes", indexes);
        batch.put(ColumnFamily.META, key(entry.namespace()), Bson.encode(stored));
    }

    /// Adds the collection's removal to a batch.
    public static void delete(Batch batch, String namespace) {
        batch.delete(ColumnFamily.META, key(namespace));
    }

    private static byte[] key(String namespace) {
        return (COLLECTION + namespace).getBytes(StandardCharsets.UTF_8);
    }
}
