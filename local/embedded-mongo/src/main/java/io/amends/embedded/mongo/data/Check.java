package io.amends.embedded.mongo.data;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.Bson;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.Scan;
import io.amends.embedded.mongo.engine.StoreFailure;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.index.Catalog;
import io.amends.embedded.mongo.index.Index;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Verifies a store: the checksum of every block, every document and every index entry, that each
/// document has its entries and each entry a document, and that the counts are right.
public final class Check {

    /// The result of a check.
    ///
    /// @param collections number of collections checked
    /// @param documents number of documents checked
    /// @param entries number of index entries checked
    /// @param leftovers entries of interrupted index builds: they are harmless, and the next start
    ///   removes them
    /// @param damages one sentence each; the first hundred
    public record Report(
            int collections, long documents, long entries, long leftovers, List<String> damages) {}

    private static final int MOST_TOLD = 100;

    private final Engine engine;
    private final List<String> damages = new ArrayList<>();
    private final Map<Integer, Long> expected = new HashMap<>();
    private final Set<Integer> known = new HashSet<>();
    private long documents;
    private long entries;
    private long leftovers;

    /// Checks an open store that is not in use.
    public Check(Engine engine) {
        this.engine = engine;
    }

    /// Reads and verifies everything.
    public Report run() {
        var collections = new Catalog(engine).load().values();
        try (View view = engine.newest()) {
            engine.verifyChecksums();
            collections.forEach(collection -> documents(view, collection));
            collections.forEach(
                    collection ->
                            collection
                                    .indexes()
                                    .forEach(index -> entries(view, collection, index)));
            strays(view);
            leftovers(view);
        } catch (StoreFailure e) {
            damaged("a file is damaged: " + e.getMessage());
        }
        return new Report(collections.size(), documents, entries, leftovers, List.copyOf(damages));
    }

    private void documents(View view, Catalog.Entry collection) {
        known.add(collection.id());
        byte[] prefix = new KeyWriter().id(collection.id()).toBytes();
        long count = 0;
        try (Scan scan = view.scan(ColumnFamily.DOCUMENTS, prefix, Keys.after(prefix), false)) {
            while (scan.next()) {
                count++;
                byte[] idKey = Arrays.copyOfRange(scan.key(), prefix.length, scan.key().length);
                Document document = document(collection, idKey, scan.value());
                if (document != null) {
                    collection
                            .indexes()
                            .forEach(index -> expect(view, collection, index, document, idKey));
                }
            }
        }
        documents += count;
        long counted = Collection.count(view, collection.id());
        if (count != counted) {
            damaged(
                    collection.namespace()
                            + " says it has "
                            + counted
                            + " documents and has "
                            + count);
        }
    }

    private @Nullable Document document(Catalog.Entry collection, byte[] idKey, byte[] bytes) {
        try {
            Document document = Bson.decode(bytes);
            if (Arrays.equals(KeyWriter.key(document.get("_id")), idKey)) {
                return document;
            }
            damaged(collection.namespace() + " has a document under a key that is not its _id's");
        } catch (IllegalArgumentException e) {
            damaged(
                    collection.namespace()
                            + " has a document that cannot be read: "
                            + e.getMessage());
        }
        return null;
    }

    private void expect(
            View view, Catalog.Entry collection, Index index, Document document, byte[] idKey) {
        Set<byte[]> wanted = new TreeSet<>(Arrays::compareUnsigned);
        wanted.addAll(index.entries(document));
        expected.merge(index.id(), (long) wanted.size(), Long::sum);
        if (wanted.size() > 1 && !index.multikey()) {
            damaged(name(collection, index) + " does not know that a document has several entries");
        }
        for (byte[] entry : wanted) {
            if (!Arrays.equals(view.get(ColumnFamily.ENTRIES, Keys.join(entry, idKey)), idKey)) {
                damaged(name(collection, index) + " lacks an entry of a document");
            }
        }
    }

    private void entries(View view, Catalog.Entry collection, Index index) {
        known.add(index.id());
        byte[] prefix = new KeyWriter().id(index.id()).toBytes();
        long count = 0;
        byte[] last = null;
        try (Scan scan = view.scan(ColumnFamily.ENTRIES, prefix, Keys.after(prefix), false)) {
            while (scan.next()) {
                count++;
                byte[] key = scan.key();
                byte[] entry = Arrays.copyOf(key, Math.max(0, key.length - scan.value().length));
                if (index.spec().unique() && Arrays.equals(entry, last)) {
                    damaged(
                            name(collection, index)
                                    + " is unique and has two documents under one key");
                }
                last = entry;
            }
        }
        entries += count;
        long wanted = expected.getOrDefault(index.id(), 0L);
        if (count != wanted) {
            damaged(
                    name(collection, index)
                            + " has "
                            + count
                            + " entries and should have "
                            + wanted);
        }
    }

    private void leftovers(View view) {
        try (Scan scan =
                view.scan(ColumnFamily.ENTRIES, new byte[0], new byte[] {(byte) 0xFF}, false)) {
            while (scan.next()) {
                leftovers += known.contains(ByteBuffer.wrap(scan.key()).getInt()) ? 0 : 1;
            }
        }
    }

    /// Documents that belong to no collection.
    private void strays(View view) {
        try (Scan scan =
                view.scan(ColumnFamily.DOCUMENTS, new byte[0], new byte[] {(byte) 0xFF}, false)) {
            while (scan.next()) {
                int id = ByteBuffer.wrap(scan.key()).getInt();
                if (!known.contains(id)) {
                    damaged(
                            "a document belongs to collection number "
                                    + id
                                    + ", which is not there");
                }
            }
        }
    }

    private static String name(Catalog.Entry collection, Index index) {
        return "index " + index.spec().name() + " of " + collection.namespace();
    }

    private void damaged(String what) {
        if (damages.size() < MOST_TOLD) {
            damages.add(what);
        }
    }
}
