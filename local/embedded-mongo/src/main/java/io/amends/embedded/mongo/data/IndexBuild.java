package io.amends.embedded.mongo.data;

import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.Batch;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.Scan;
import io.amends.embedded.mongo.engine.View;
import io.amends.embedded.mongo.index.Catalog;
import io.amends.embedded.mongo.index.Index;
import io.amends.embedded.mongo.index.IndexSpec;
import io.amends.embedded.mongo.query.Filter;
import io.amends.embedded.mongo.query.FoundDocument;
import io.amends.embedded.mongo.query.Query;
import io.amends.embedded.mongo.query.QueryStatistics;
import io.amends.embedded.mongo.query.Results;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/// Builds one index over the existing documents, in chunks, while the collection accepts no writes.
/// Its entries are not read before it is in the catalogue: an interrupted build leaves entries with
/// an identifier that is never used again.
final class IndexBuild {

    private static final int CHUNK = 1000;

    private final Engine engine;
    private final Catalog catalog;
    private final Collection collection;

    IndexBuild(Engine engine, Catalog catalog, Collection collection) {
        this.engine = engine;
        this.catalog = catalog;
        this.collection = collection;
    }

    void build(IndexSpec spec) {
        if (exists(spec)) {
            return;
        }
        collection.exclusively(
                () -> {
                    Index index = reserve(spec);
                    try {
                        fill(index);
                    } catch (MongoServerError e) {
                        discard(index);
                        throw e;
                    }
                    publish(index);
                    return index;
                });
    }

    /// @throws MongoServerError 86 for another index with the same name, 85 for the same index with
    ///   another name
    private boolean exists(IndexSpec spec) {
        if (spec.pattern().equals(IndexSpec.BY_ID.pattern())) {
            return true;
        }
        for (Index index : collection.indexes()) {
            boolean sameName = index.spec().name().equals(spec.name());
            boolean same = index.spec().sameAs(spec);
            if (sameName && same) {
                return true;
            }
            if (sameName) {
                throw conflict(
                        86,
                        "IndexKeySpecsConflict",
                        "An existing index has the same name as the requested index."
                                + " When index names are not specified, they are auto generated and can cause conflicts."
                                + " Please refer to our documentation.",
                        spec,
                        index.spec());
            }
            if (same) {
                throw conflict(
                        85,
                        "IndexOptionsConflict",
                        "Index already exists with a different name.",
                        spec,
                        index.spec());
            }
        }
        return false;
    }

    private static MongoServerError conflict(
            int code, String name, String message, IndexSpec wanted, IndexSpec found) {
        return new MongoServerError(
                code,
                name,
                message
                        + " Requested index: "
                        + wanted.describe()
                        + ", existing index: "
                        + found.describe());
    }

    private Index reserve(IndexSpec spec) {
        try (Batch batch = engine.batch()) {
            Index index = Catalog.newIndex(catalog.newId(batch), spec);
            batch.write();
            return index;
        }
    }

    private void fill(Index index) {
        try (View view = engine.newest();
                Results all =
                        collection.find(
                                view, Query.all(Filter.EVERYTHING), new QueryStatistics())) {
            List<FoundDocument> chunk = new ArrayList<>();
            for (FoundDocument found = all.next(); found != null; found = all.next()) {
                chunk.add(found);
                if (chunk.size() == CHUNK) {
                    add(index, chunk);
                    chunk.clear();
                }
            }
            add(index, chunk);
        }
    }

    private void add(Index index, List<FoundDocument> chunk) {
        try (View view = engine.newest();
                Batch batch = engine.batch()) {
            TreeSet<byte[]> added = new TreeSet<>(Arrays::compareUnsigned);
            for (FoundDocument found : chunk) {
                TreeSet<byte[]> entries = new TreeSet<>(Arrays::compareUnsigned);
                entries.addAll(index.entries(found.document()));
                if (entries.size() > 1) {
                    index.becomeMultikey();
                }
                for (byte[] entry : entries) {
                    if (index.spec().unique() && (!added.add(entry) || taken(view, entry))) {
                        throw new DuplicateKey(
                                collection.namespace(),
                                index.spec().name(),
                                Records.keyValues(index, found.document()));
                    }
                    batch.put(ColumnFamily.ENTRIES, Keys.join(entry, found.idKey()), found.idKey());
                }
            }
            batch.write();
        }
    }

    private static boolean taken(View view, byte[] entry) {
        try (Scan scan = view.scan(ColumnFamily.ENTRIES, entry, Keys.after(entry), false)) {
            return scan.next();
        }
    }

    private void publish(Index index) {
        List<Index> extended = new ArrayList<>(collection.indexes());
        extended.add(index);
        try (Batch batch = engine.batch()) {
            Catalog.put(
                    batch, new Catalog.Entry(collection.namespace(), collection.id(), extended));
            batch.write();
        }
        if (index.multikey()) {
            index.keptMultikey();
        }
        index.readyAt(engine.lastSequence());
        collection.indexes(extended);
    }

    private void discard(Index index) {
        byte[] prefix = new KeyWriter().id(index.id()).toBytes();
        try (Batch batch = engine.batch()) {
            batch.deleteRange(ColumnFamily.ENTRIES, prefix, Keys.after(prefix));
            batch.write();
        }
    }
}
