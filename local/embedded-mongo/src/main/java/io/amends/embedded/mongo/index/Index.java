package io.amends.embedded.mongo.index;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An index in use.
public final class Index {

    private final int id;
    private final IndexSpec spec;
    private final LowWaterMark lowWater = new LowWaterMark();
    private volatile boolean multikey;
    private volatile boolean multikeyKept;
    private volatile long readyAt;

    /// @param id prefix of its entries
    /// @param multikey whether some document has several entries in it
    /// @param readyAt the first state of the store in which it is complete
    Index(int id, IndexSpec spec, boolean multikey, long readyAt) {
        this.id = id;
        this.spec = spec;
        this.multikey = multikey;
        this.multikeyKept = multikey;
        this.readyAt = readyAt;
    }

    /// The prefix of its entries.
    public int id() {
        return id;
    }

    /// Its description.
    public IndexSpec spec() {
        return spec;
    }

    /// The start of its live entries.
    public LowWaterMark lowWater() {
        return lowWater;
    }

    /// Whether some document has, or had, several entries.
    public boolean multikey() {
        return multikey;
    }

    /// Marks the index as multikey.
    public void becomeMultikey() {
        multikey = true;
    }

    /// Whether the mark is in the catalogue as well. A write that is refused after it created its
    /// entries leaves the mark in memory only.
    public boolean multikeyKept() {
        return multikeyKept;
    }

    /// Records that the catalogue has the mark.
    public void keptMultikey() {
        multikeyKept = true;
    }

    /// The first state of the store in which this index is complete.
    public long readyAt() {
        return readyAt;
    }

    /// Sets the first state in which it may be used.
    public void readyAt(long sequence) {
        readyAt = sequence;
    }

    /// Whether the documents certainly have the same entries, without computing them.
    public boolean sameEntries(Document one, Document other) {
        for (IndexField field : spec.fields()) {
            if (!field.path().sameIn(one, other)) {
                return false;
            }
        }
        return true;
    }

    /// The entries of a document, without its `_id`: none if a sparse index omits it.
    ///
    /// @throws MongoServerError when two different arrays would have to be combined (171)
    public List<byte[]> entries(Document document) {
        List<Path.Values> values = new ArrayList<>();
        spec.fields().forEach(field -> values.add(field.path().values(document)));
        if (spec.sparse() && values.stream().noneMatch(Path.Values::present)) {
            return List.of();
        }
        checkParallel(values);
        List<byte[]> prefixes = List.of(new KeyWriter().id(id).toBytes());
        for (int i = 0; i < values.size(); i++) {
            prefixes = extend(prefixes, values.get(i).keys(), spec.fields().get(i).ascending());
        }
        return prefixes;
    }

    private static List<byte[]> extend(
            List<byte[]> prefixes, List<byte[]> keys, boolean ascending) {
        List<byte[]> extended = new ArrayList<>(prefixes.size() * keys.size());
        for (byte[] prefix : prefixes) {
            for (byte[] key : keys) {
                extended.add(new KeyWriter().raw(prefix).value(key, ascending).toBytes());
            }
        }
        return extended;
    }

    private static void checkParallel(List<Path.Values> values) {
        String array = null;
        for (Path.Values each : values) {
            array = checkParallel(array, each.array());
        }
    }

    private static @Nullable String checkParallel(@Nullable String one, @Nullable String other) {
        if (one != null && other != null && !one.equals(other)) {
            throw new MongoServerError(
                    171,
                    "CannotIndexParallelArrays",
                    "cannot index parallel arrays [" + other + "] [" + one + "]");
        }
        return one == null ? other : one;
    }
}
