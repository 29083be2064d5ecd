package io.amends.embedded.store.data;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.store.codec.Bson;
import io.amends.embedded.store.codec.KeyWriter;
import io.amends.embedded.store.codec.Keys;
import io.amends.embedded.store.engine.Batch;
import io.amends.embedded.store.engine.Engine;
import io.amends.embedded.store.engine.Family;
import io.amends.embedded.store.engine.Scan;
import io.amends.embedded.store.engine.View;
import io.amends.embedded.store.index.Catalog;
import io.amends.embedded.store.index.Index;
import io.amends.embedded.store.index.IndexField;
import io.amends.embedded.store.query.Found;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Documents, their index entries and their number, written together. Callers hold the collection's
/// lock.
final class Records {

    private static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;
    private static final long UNKNOWN = -1;

    private final Engine engine;
    private final Collection collection;
    private final byte[] countKey;

    /// The indexes that the present write marks as multikey.
    private final List<Index> marked = new ArrayList<>();

    /// The number of documents in the newest state; negative while it has to be read.
    private long count = UNKNOWN;

    Records(Engine engine, Collection collection) {
        this.engine = engine;
        this.collection = collection;
        this.countKey = Collection.countKey(collection.id());
    }

    void insert(Document document) {
        marked.clear();
        checkId(document.get("_id"));
        byte[] bytes = encode(document);
        byte[] idKey = KeyWriter.key(document.get("_id"));
        byte[] key = collection.documentKey(idKey);
        try (View view = engine.newest();
                Batch batch = engine.batch()) {
            if (view.get(Family.DOCUMENTS, key) != null) {
                throw duplicate("_id_", new Document("_id", document.get("_id")));
            }
            batch.put(Family.DOCUMENTS, key, bytes);
            for (Index index : collection.indexes()) {
                add(view, batch, index, document, distinct(index.entries(document)), idKey);
            }
            write(batch, counted(view, batch, 1));
        }
    }

    boolean replace(Found old, Document changed) {
        marked.clear();
        byte[] bytes = encode(changed);
        if (Arrays.equals(bytes, old.bytes())) {
            return false;
        }
        try (View view = engine.newest();
                Batch batch = engine.batch()) {
            batch.put(Family.DOCUMENTS, collection.documentKey(old.idKey()), bytes);
            for (Index index : collection.indexes()) {
                if (!index.sameEntries(old.document(), changed)) {
                    move(view, batch, index, old, changed);
                }
            }
            write(batch, count);
        }
        return true;
    }

    private void move(View view, Batch batch, Index index, Found old, Document changed) {
        Set<byte[]> before = distinct(index.entries(old.document()));
        Set<byte[]> after = distinct(index.entries(changed));
        Set<byte[]> gone = minus(before, after);
        gone.forEach(entry -> batch.delete(Family.ENTRIES, Keys.join(entry, old.idKey())));
        markMultikey(batch, index, after);
        add(view, batch, index, changed, minus(after, before), old.idKey());
    }

    void remove(Found old) {
        marked.clear();
        try (View view = engine.newest();
                Batch batch = engine.batch()) {
            batch.delete(Family.DOCUMENTS, collection.documentKey(old.idKey()));
            for (Index index : collection.indexes()) {
                for (byte[] entry : distinct(index.entries(old.document()))) {
                    batch.delete(Family.ENTRIES, Keys.join(entry, old.idKey()));
                }
            }
            write(batch, counted(view, batch, -1));
        }
    }

    private void add(
            View view,
            Batch batch,
            Index index,
            Document document,
            Set<byte[]> entries,
            byte[] idKey) {
        markMultikey(batch, index, entries);
        for (byte[] entry : entries) {
            if (index.spec().unique()) {
                checkUnique(view, index, document, entry, idKey);
            }
            byte[] key = Keys.join(entry, idKey);
            index.lowWater().lower(key);
            batch.put(Family.ENTRIES, key, idKey);
        }
    }

    /// The mark is written with the first entries that need it; in memory it may be early, which
    /// costs a better plan and nothing else.
    private void markMultikey(Batch batch, Index index, Set<byte[]> entries) {
        if (entries.size() > 1 && !index.multikeyKept()) {
            index.becomeMultikey();
            Catalog.put(batch, collection.entry());
            marked.add(index);
        }
    }

    /// @param after how many documents there are then
    private void write(Batch batch, long after) {
        count = UNKNOWN; // as long as it is open whether the write took place
        batch.write();
        count = after;
        marked.forEach(Index::keptMultikey);
    }

    private void checkUnique(
            View view, Index index, Document document, byte[] entry, byte[] idKey) {
        try (Scan scan = view.scan(Family.ENTRIES, entry, Keys.after(entry), false)) {
            while (scan.next()) {
                if (!Arrays.equals(scan.value(), idKey)) {
                    throw duplicate(index.spec().name(), keyValues(index, document));
                }
            }
        }
    }

    static Document keyValues(Index index, Document document) {
        Document values = new Document();
        for (IndexField field : index.spec().fields()) {
            Object value = Utils.getSubdocumentValue(document, field.path().name());
            values.put(field.path().name(), value instanceof Missing ? null : value);
        }
        return values;
    }

    private MongoServerError duplicate(String index, Document values) {
        return new DuplicateKey(collection.namespace(), index, values);
    }

    /// @return how many documents there are after the change
    private long counted(View view, Batch batch, int change) {
        long after = (count == UNKNOWN ? collection.count(view) : count) + change;
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(after).array();
        batch.put(Family.META, countKey, value);
        return after;
    }

    private static byte[] encode(Document document) {
        byte[] bytes = Bson.encode(document);
        if (bytes.length > LARGEST_DOCUMENT) {
            throw new MongoServerError(
                    10334,
                    "BSONObjectTooLarge",
                    "a document of "
                            + bytes.length
                            + " bytes is larger than the "
                            + LARGEST_DOCUMENT
                            + " allowed");
        }
        return bytes;
    }

    private static void checkId(@Nullable Object id) {
        if (id instanceof List<?>) {
            throw new MongoServerError(
                    53, "InvalidIdField", "The '_id' value cannot be of type array");
        }
        if (id instanceof BsonRegularExpression) {
            throw new MongoServerError(
                    53, "InvalidIdField", "The '_id' value cannot be of type regex");
        }
    }

    private static Set<byte[]> distinct(List<byte[]> entries) {
        Set<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
        distinct.addAll(entries);
        return distinct;
    }

    private static Set<byte[]> minus(Set<byte[]> all, Set<byte[]> without) {
        List<byte[]> left = new ArrayList<>(all);
        left.removeIf(without::contains);
        return distinct(left);
    }
}
