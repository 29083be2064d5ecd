package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.query.Filter;
import io.amends.embedded.mongo.query.FilterParser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Selects fields of a document: included ones, or all but the excluded ones.
final class Projection {

    /// The action at one field: a nested projection, or include or exclude.
    private sealed interface Node {
        record Tree(Map<String, Node> fields) implements Node {}

        record Leaf() implements Node {}

        record Slice(int skip, int count) implements Node {}

        record First(Filter filter) implements Node {}
    }

    private static final Node.Leaf LEAF = new Node.Leaf();

    private final Node.Tree root = new Node.Tree(new LinkedHashMap<>());
    private final boolean including;
    private final boolean withId;

    private Projection(Document fields) {
        Boolean including = null;
        boolean withId = true;
        for (Map.Entry<String, Object> field : fields.entrySet()) {
            boolean wanted = wanted(field.getKey(), field.getValue());
            if (field.getKey().equals("_id") && !wanted) {
                withId = false;
                continue;
            }
            boolean neutral = field.getValue() instanceof Document d && d.containsKey("$slice");
            if (!neutral
                    && including != null
                    && including != wanted
                    && !field.getKey().equals("_id")) {
                throw new MongoServerError(
                        wanted ? 31253 : 31254,
                        "Cannot do "
                                + (wanted ? "inclusion" : "exclusion")
                                + " on field "
                                + field.getKey()
                                + " in "
                                + (wanted ? "exclusion" : "inclusion")
                                + " projection");
            }
            including =
                    neutral
                            ? including
                            : including == null || !field.getKey().equals("_id")
                                    ? (Boolean) wanted
                                    : including;
            add(root, field.getKey(), node(field.getValue()));
        }
        this.including = including != null && including;
        this.withId = withId;
    }

    /// Parses a projection; null and the empty one include everything.
    static Projection parse(@Nullable Document fields) {
        return new Projection(fields == null ? new Document() : fields);
    }

    private static boolean wanted(String name, @Nullable Object value) {
        if (value instanceof Document d
                && (d.containsKey("$slice") || d.containsKey("$elemMatch"))) {
            return d.containsKey("$elemMatch");
        }
        if (!(value instanceof Number) && !(value instanceof Boolean) || name.contains("$")) {
            throw Errors.notSupported("Projections other than by name, $slice and $elemMatch are");
        }
        return Utils.isTrue(value);
    }

    private static Node node(Object value) {
        if (!(value instanceof Document operator)) {
            return LEAF;
        }
        if (operator.get("$elemMatch") instanceof Document query) {
            return new Node.First(FilterParser.parse(query));
        }
        return switch (operator.get("$slice")) {
            case Number n when n.intValue() < 0 -> new Node.Slice(n.intValue(), Integer.MAX_VALUE);
            case Number n -> new Node.Slice(0, n.intValue());
            case List<?> pair
                    when pair.size() == 2
                            && pair.get(0) instanceof Number skip
                            && pair.get(1) instanceof Number count
                            && count.intValue() > 0 ->
                    new Node.Slice(skip.intValue(), count.intValue());
            case null, default ->
                    throw new MongoServerError(
                            28667, "$slice only supports numbers and [skip, limit] arrays");
        };
    }

    private static void add(Node.Tree tree, String path, Node node) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            if (tree.fields().put(path, node) != null) {
                throw new MongoServerError(31250, "Path collision at " + path);
            }
            return;
        }
        Node inner =
                tree.fields()
                        .computeIfAbsent(
                                path.substring(0, dot), _ -> new Node.Tree(new LinkedHashMap<>()));
        if (!(inner instanceof Node.Tree deeper)) {
            throw new MongoServerError(31249, "Path collision at " + path);
        }
        add(deeper, path.substring(dot + 1), node);
    }

    /// The projected document.
    Document apply(Document document) {
        if (root.fields().isEmpty() && withId) {
            return document;
        }
        Document result = new Document();
        document.forEach(
                (name, value) -> {
                    if (name.equals("_id")) {
                        if (withId) {
                            result.put(name, value);
                        }
                    } else {
                        project(root, name, value, result);
                    }
                });
        return result;
    }

    private void project(Node.Tree tree, String name, @Nullable Object value, Document into) {
        switch (tree.fields().get(name)) {
            case null -> {
                if (!including) {
                    into.put(name, value);
                }
            }
            case Node.Leaf _ -> {
                if (including) {
                    into.put(name, value);
                }
            }
            case Node.Slice slice -> into.put(name, slice(slice, value));
            case Node.First first -> first(first, name, value, into);
            case Node.Tree inner -> {
                if (value instanceof Document || value instanceof List<?> || !including) {
                    into.put(name, inner(inner, value));
                }
            }
        }
    }

    private @Nullable Object inner(Node.Tree tree, @Nullable Object value) {
        return switch (value) {
            case Document document -> {
                Document result = new Document();
                document.forEach((name, each) -> project(tree, name, each, result));
                yield result;
            }
            case List<?> list -> {
                List<@Nullable Object> result = new ArrayList<>();
                for (Object element : list) {
                    if (element instanceof Document || element instanceof List<?> || !including) {
                        result.add(inner(tree, element));
                    }
                }
                yield result;
            }
            case null, default -> value;
        };
    }

    private static @Nullable Object slice(Node.Slice slice, @Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return value;
        }
        int from =
                slice.skip() < 0
                        ? Math.max(0, list.size() + slice.skip())
                        : Math.min(slice.skip(), list.size());
        int to = (int) Math.min(list.size(), (long) from + slice.count());
        return new ArrayList<>(list.subList(from, to));
    }

    private static void first(
            Node.First first, String name, @Nullable Object value, Document into) {
        if (value instanceof List<?> list) {
            list.stream()
                    .filter(e -> e instanceof Document d && first.filter().matches(d))
                    .findFirst()
                    .ifPresent(e -> into.put(name, new ArrayList<>(List.of(e))));
        }
    }
}
