package io.amends.embedded.mongo.codec;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A dotted path, resolved as in MongoDB: through documents by name, through arrays by position
/// and, at once, through every document in them.
public record Path(String name, List<String> parts) {

    /// Parses a path such as `a.b.0.c`.
    public static Path of(String name) {
        return new Path(name, List.of(name.split("\\.", -1)));
    }

    /// Whether some part may be a position in an array.
    public boolean hasPosition() {
        return parts.stream().skip(1).anyMatch(Path::isPosition);
    }

    /// Whether any value at this path passes; a missing one is [Missing], an array is passed whole.
    public boolean any(Document document, Predicate<@Nullable Object> test) {
        return any(document, 0, test);
    }

    private boolean any(@Nullable Object value, int at, Predicate<@Nullable Object> test) {
        if (at == parts.size()) {
            return test.test(value);
        }
        return switch (value) {
            case Document document -> any(document.getOrMissing(parts.get(at)), at + 1, test);
            case List<?> list -> anyIn(list, at, test);
            case null, default -> test.test(Missing.getInstance());
        };
    }

    private boolean anyIn(List<?> list, int at, Predicate<@Nullable Object> test) {
        int position = position(at);
        if (position < list.size() && position >= 0 && any(list.get(position), at + 1, test)) {
            return true;
        }
        for (Object element : list) {
            if (element instanceof Document && any(element, at, test)) {
                return true;
            }
        }
        return false;
    }

    /// Whether the path certainly leads to the same values in both documents. Nested documents are
    /// followed; the values found are compared whole.
    public boolean sameIn(Document one, Document other) {
        Object a = one;
        Object b = other;
        for (int at = 0; at < parts.size() && a != b; at++) {
            if (!(a instanceof Document x) || !(b instanceof Document y)) {
                break;
            }
            a = x.getOrMissing(parts.get(at));
            b = y.getOrMissing(parts.get(at));
        }
        return Objects.equals(a, b);
    }

    /// Every value that an index has for this path.
    public Values values(Document document) {
        Values values = new Values();
        collect(document, 0, values);
        return values;
    }

    private void collect(@Nullable Object value, int at, Values into) {
        if (at == parts.size()) {
            into.leaf(value, name);
            return;
        }
        switch (value) {
            case Document document -> collect(document.getOrMissing(parts.get(at)), at + 1, into);
            case List<?> list -> collectIn(list, at, into);
            case null, default -> into.add(Missing.getInstance());
        }
    }

    private void collectIn(List<?> list, int at, Values into) {
        int position = position(at);
        if (position >= 0) {
            collect(
                    position < list.size() ? list.get(position) : Missing.getInstance(),
                    at + 1,
                    into);
        } else {
            into.through(String.join(".", parts.subList(0, at)));
        }
        for (Object element : list) {
            if (position < 0 || element instanceof Document d && d.containsKey(parts.get(at))) {
                collect(element instanceof Document ? element : Missing.getInstance(), at, into);
            }
        }
        if (into.keys.isEmpty()) {
            into.add(Missing.getInstance());
        }
    }

    private int position(int at) {
        return isPosition(parts.get(at)) ? Integer.parseInt(parts.get(at)) : -1;
    }

    private static boolean isPosition(String part) {
        return !part.isEmpty()
                && part.length() < 8
                && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// The values at a path as keys.
    public static final class Values {

        private final List<byte[]> keys = new ArrayList<>(1);
        private @Nullable String array;
        private boolean present;

        /// The keys, at least one; the null key when nothing is present.
        public List<byte[]> keys() {
            return keys;
        }

        /// Whether the path exists in the document, possibly with null.
        public boolean present() {
            return present;
        }

        /// The path of the array whose elements these are, or null.
        public @Nullable String array() {
            return array;
        }

        private void leaf(@Nullable Object value, String path) {
            if (!(value instanceof List<?> list)) {
                add(value);
                return;
            }
            through(path);
            present = true;
            if (list.isEmpty()) {
                add(KeyWriter.EmptyArray.INSTANCE);
            }
            list.forEach(this::add);
        }

        private void through(String path) {
            array = path;
        }

        private void add(@Nullable Object value) {
            present |= !(value instanceof Missing);
            keys.add(KeyWriter.key(value));
        }
    }
}
