package io.amends.embedded.mongo.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.Errors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A location in a document: a field or an element of an array.
record Slot(Object container, String name, String path) {

    private static final int LONGEST_ARRAY = 1_500_000;

    /// The parts of a path.
    static List<String> path(String name) {
        return List.of(name.split("\\."));
    }

    /// The location at a path without positional parts; creates the documents on the way.
    static Slot create(Document document, List<String> parts) {
        Slot slot = find(document, parts, true);
        if (slot == null) {
            throw new IllegalStateException("no place for " + parts);
        }
        return slot;
    }

    /// The location at a path, or null if its container does not exist.
    static @Nullable Slot existing(Document document, List<String> parts) {
        return find(document, parts, false);
    }

    private static @Nullable Slot find(Document document, List<String> parts, boolean create) {
        String path = parts.size() == 1 ? parts.getFirst() : String.join(".", parts);
        Slot slot = new Slot(document, parts.getFirst(), path);
        for (String part : parts.subList(1, parts.size())) {
            Object inner = slot.get();
            if (inner instanceof Missing && create) {
                inner = new Document();
                slot.set(inner);
            }
            if (!(inner instanceof Document) && !(inner instanceof List<?> && isPosition(part))) {
                if (create) {
                    throw slot.notViable(part, inner);
                }
                return null;
            }
            slot = new Slot(inner, part, path);
        }
        return slot;
    }

    private MongoServerError notViable(String part, @Nullable Object inner) {
        return new MongoServerError(
                28,
                "PathNotViable",
                "Cannot create field '"
                        + part
                        + "' in element {"
                        + name
                        + ": "
                        + Values.json(inner)
                        + "}");
    }

    static boolean isPosition(String part) {
        return !part.isEmpty()
                && part.length() < 8
                && part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// The value; [Missing] if there is none.
    @Nullable Object get() {
        if (container instanceof Document document) {
            return document.getOrMissing(name);
        }
        List<Object> list = list();
        int position = Integer.parseInt(name);
        return position < list.size() ? list.get(position) : Missing.getInstance();
    }

    /// Sets the value, padding an array with null.
    void set(@Nullable Object value) {
        if (container instanceof Document document) {
            document.put(name, value);
            return;
        }
        List<Object> list = list();
        int position = Integer.parseInt(name);
        if (position > LONGEST_ARRAY) {
            throw Errors.badValue("cannot fill an array up to position " + position);
        }
        while (list.size() <= position) {
            list.add(null);
        }
        list.set(position, value);
    }

    /// Removes the field; an array element becomes null.
    void remove() {
        if (container instanceof Document document) {
            document.remove(name);
        } else if (!(get() instanceof Missing)) {
            set(null);
        }
    }

    @SuppressWarnings("unchecked")
    private List<Object> list() {
        return (List<Object>) container;
    }
}
