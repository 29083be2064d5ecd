package io.amends.embedded.mongo.data;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.codec.Bson;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.Batch;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.Scan;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.index.Catalog;
import io.amends.embedded.mongo.index.Index;
import io.amends.embedded.mongo.index.IndexField;
import io.amends.embedded.mongo.query.FoundDocument;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Documents, their index entries and their number, written atomically. Callers hold the
/// collection's lock.
final class Records {

    private static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;
    private static final long UNKNOWN = -1;

    private final Engine engine;
    private final Collection collection;
    private final byte[] countKey;

    /// Changes that are not written yet, if they may be written together.
    private @Nullable PendingChanges open;

    /// Indexes that become multikey with the changes not yet written.
    private final List<Index> marked = new ArrayList<>();

    /// Number of documents in the newest state; negative while unknown.
    private long count = UNKNOWN;

    Records(Engine engine, Collection collection) {
        this.engine = engine;
        this.collection = collection;
        this.countKey = Collection.countKey(collection.id());
    }

    /// From now on changes may be written together, until [#apart].
    void together() {
        open = new PendingChanges(engine.batch(), true);
    }

    /// Writes pending changes; from now on each change is written separately.
    void apart() {
        PendingChanges last = open;
        if (last != null) {
            try (last) {
                writePending();
            } finally {
                open = null;
            }
        }
    }

    /// Ensures that the store shows all changes.
    void writePending() {
        if (open != null && !open.isEmpty()) {
            write(open);
        }
    }

    /// Ensures that the store shows the newest state of this document.
    void writePending(byte[] idKey) {
        if (open != null && open.changes(idKey)) {
            write(open);
        }
    }

    void insert(Document document) {
        checkId(document.get("_id"));
        byte[] bytes = encode(document);
        byte[] idKey = KeyWriter.key(document.get("_id"));
        byte[] key = collection.documentKey(idKey);
        writePending(idKey);
        change(
                idKey,
                (view, changes) -> {
                    if (view.get(ColumnFamily.DOCUMENTS, key) != null) {
                        throw duplicate("_id_", new Document("_id", document.get("_id")));
                    }
                    changes.putDocument(key, bytes);
                    for (Index index : collection.indexes()) {
                        Set<byte[]> entries = distinct(index.entries(document));
                        add(view, changes, index, document, entries, idKey);
                    }
                    return counted(view, changes.batch(), 1);
                });
    }

    boolean replace(FoundDocument old, Document changed) {
        byte[] bytes = encode(changed);
        if (Arrays.equals(bytes, old.bytes())) {
            return false;
        }
        writePending(old.idKey());
        change(
                old.idKey(),
                (view, changes) -> {
                    changes.putDocument(collection.documentKey(old.idKey()), bytes);
                    for (Index index : collection.indexes()) {
                        if (!index.sameEntries(old.document(), changed)) {
                            move(view, changes, index, old, changed);
                        }
                    }
                    return count;
                });
        return true;
    }

    private void move(
            View view, PendingChanges changes, Index index, FoundDocument old, Document changed) {
        Set<byte[]> before = distinct(index.entries(old.document()));
        Set<byte[]> after = distinct(index.entries(changed));
        remove(changes, index, minus(before, after), old.idKey());
        markMultikey(changes.batch(), index, after);
        add(view, changes, index, changed, minus(after, before), old.idKey());
    }

    void remove(FoundDocument old) {
        writePending(old.idKey());
        change(
                old.idKey(),
                (view, changes) -> {
                    byte[] key = collection.documentKey(old.idKey());
                    changes.batch().delete(ColumnFamily.DOCUMENTS, key);
                    for (Index index : collection.indexes()) {
                        Set<byte[]> entries = distinct(index.entries(old.document()));
                        remove(changes, index, entries, old.idKey());
                    }
                    return counted(view, changes.batch(), -1);
                });
    }

    private static void remove(
            PendingChanges changes, Index index, Set<byte[]> entries, byte[] idKey) {
        if (index.spec().unique() && !entries.isEmpty()) {
            changes.takesUnique();
        }
        for (byte[] entry : entries) {
            changes.batch().delete(ColumnFamily.ENTRIES, Keys.join(entry, idKey));
        }
    }

    private void add(
            View view,
            PendingChanges changes,
            Index index,
            Document document,
            Set<byte[]> entries,
            byte[] idKey) {
        markMultikey(changes.batch(), index, entries);
        for (byte[] entry : entries) {
            if (index.spec().unique()
                    && (!changes.addUnique(entry) || isTaken(view, entry, idKey))) {
                throw duplicate(index.spec().name(), keyValues(index, document));
            }
            byte[] key = Keys.join(entry, idKey);
            index.lowWater().lower(key);
            changes.batch().put(ColumnFamily.ENTRIES, key, idKey);
        }
    }

    /// The changes of one statement.
    @FunctionalInterface
    private interface Change {

        /// @return the number of documents afterwards
        long in(View view, PendingChanges changes);
    }

    /// Applies one statement's change atomically.
    private void change(byte[] idKey, Change change) {
        PendingChanges changes = open == null ? new PendingChanges(engine.batch(), false) : open;
        int markedBefore = marked.size();
        try {
            changes.begin();
            try (View view = engine.newest()) {
                count = change.in(view, changes);
            } catch (RuntimeException e) {
                changes.rollback();
                marked.subList(markedBefore, marked.size()).clear();
                throw e;
            }
            changes.endStatement(idKey);
            if (changes.due()) {
                write(changes);
            }
        } finally {
            if (open == null) {
                changes.close();
            }
        }
    }

    /// The multikey mark is written with the first entries that need it; in memory it may be set
    /// too early, which only prevents a better plan.
    private void markMultikey(Batch batch, Index index, Set<byte[]> entries) {
        if (entries.size() > 1 && !index.multikeyKept()) {
            index.becomeMultikey();
            Catalog.put(batch, collection.entry());
            marked.add(index);
        }
    }

    private void write(PendingChanges changes) {
        long after = count;
        count = UNKNOWN; // until it is certain whether the write took place
        try {
            changes.write();
            count = after;
            marked.forEach(Index::keptMultikey);
        } finally {
            marked.clear();
        }
    }

    private static boolean isTaken(View view, byte[] entry, byte[] idKey) {
        try (Scan scan = view.scan(ColumnFamily.ENTRIES, entry, Keys.after(entry), false)) {
            while (scan.next()) {
                if (!Arrays.equals(scan.value(), idKey)) {
                    return true;
                }
            }
            return false;
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

    /// @return the number of documents after the change
    private long counted(View view, Batch batch, int change) {
        long after = (count == UNKNOWN ? collection.count(view) : count) + change;
        byte[] value = ByteBuffer.allocate(Long.BYTES).putLong(after).array();
        batch.put(ColumnFamily.META, countKey, value);
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
