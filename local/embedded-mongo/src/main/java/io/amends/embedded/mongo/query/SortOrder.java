package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Path;
import io.amends.embedded.mongo.index.IndexField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sort order of a command; without fields there is none.
public record SortOrder(List<IndexField> fields) {

    /// No sort order.
    public static final SortOrder NONE = new SortOrder(List.of());

    /// Parses `{a: 1, b: -1}`.
    public static SortOrder parse(@Nullable Document sort) {
        if (sort == null) {
            return NONE;
        }
        List<IndexField> fields = new ArrayList<>();
        sort.forEach((name, direction) -> fields.add(field(name, direction)));
        return new SortOrder(fields);
    }

    private static IndexField field(String name, @Nullable Object direction) {
        if (!(direction instanceof Number number) || Math.abs(number.doubleValue()) != 1) {
            throw Errors.badValue("Illegal key in $sort specification: " + name + ": " + direction);
        }
        if (name.isEmpty() || name.startsWith("$")) {
            throw Errors.badValue("cannot sort by '" + name + "'");
        }
        return new IndexField(Path.of(name), number.intValue() > 0);
    }

    /// Whether there is a sort order.
    public boolean given() {
        return !fields.isEmpty();
    }

    /// Compares two documents in this order.
    public int compare(Document a, Document b) {
        return Arrays.compareUnsigned(key(a), key(b));
    }

    /// The document's sort key: of several values in an array the smallest counts, or the greatest
    /// when descending.
    byte[] key(Document document) {
        KeyWriter key = new KeyWriter();
        for (IndexField field : fields) {
            List<byte[]> values = field.path().values(document).keys();
            byte[] chosen = values.getFirst();
            for (byte[] value : values) {
                if (Arrays.compareUnsigned(value, chosen) < 0 == field.ascending()) {
                    chosen = value;
                }
            }
            key.value(chosen, field.ascending());
        }
        return key.toBytes();
    }
}
