package io.amends.embedded.mongo.server;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Detects commands that take microseconds: those that give the few documents they use by `_id`.
/// They run on the thread that read them; handing them to another one costs more than they do.
final class ShortCommands {

    private static final int FEW = 128;
    private static final Set<String> WITHOUT_COLLECTION = Set.of("ping", "hello", "isMaster");

    private ShortCommands() {}

    /// Whether the command uses no collection.
    static boolean withoutCollection(Request request) {
        return WITHOUT_COLLECTION.contains(request.name());
    }

    /// Whether it only reads a few documents given by `_id`.
    static boolean reads(Request request) {
        return request.name().equals("find") && names(request.body(), "filter");
    }

    /// Whether it only changes a few documents given by `_id`.
    static boolean writes(Request request) {
        return switch (request.name()) {
            case "insert" -> few(request.body().get("documents"));
            case "update" -> statements(request.body().get("updates"));
            case "delete" -> statements(request.body().get("deletes"));
            case "findAndModify" -> names(request.body(), "query");
            default -> false;
        };
    }

    private static boolean statements(@Nullable Object statements) {
        return statements instanceof List<?> list
                && few(list)
                && list.stream().allMatch(ShortCommands::isBrief);
    }

    private static boolean isBrief(@Nullable Object statement) {
        return statement instanceof Document document
                && names(document, "q")
                && !Utils.isTrue(document.get("multi"));
    }

    private static boolean few(@Nullable Object list) {
        return list instanceof List<?> all && all.size() <= FEW;
    }

    /// Whether a filter restricts the matches by `_id`.
    private static boolean names(Document body, String field) {
        return !body.containsKey("hint")
                && body.get(field) instanceof Document filter
                && (isName(filter.get("_id"))
                        || filter.get("_id") instanceof Document operators
                                && operators.size() == 1
                                && operators.get("$in") instanceof List<?> list
                                && few(list)
                                && list.stream().allMatch(ShortCommands::isName));
    }

    /// Whether only one `_id` can equal it; a pattern, an array or null may match many.
    static boolean isName(@Nullable Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof ObjectId
                || value instanceof UUID;
    }
}
