package io.amends.embedded.mongo.update;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.Errors;
import io.amends.embedded.mongo.query.Filter;
import io.amends.embedded.mongo.query.FilterParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Resolves `$`, `$[]` and `$[name]` in a path to positions in a document.
final class Positions {

    private final Map<String, Filter> arrayFilters = new HashMap<>();

    /// Parses the command's `arrayFilters`.
    Positions(List<?> filters) {
        for (Object each : filters) {
            if (!(each instanceof Document filter) || filter.isEmpty()) {
                throw Errors.failedToParse(
                        "Cannot use an expression without a top-level field name in arrayFilters");
            }
            String name = filter.keySet().iterator().next().split("\\.")[0];
            arrayFilters.put(name, FilterParser.parse(filter));
        }
    }

    /// Every path without positional parts that this one resolves to.
    List<List<String>> expand(List<String> path, Document document, Filter matched) {
        if (path.stream().noneMatch(part -> part.startsWith("$"))) {
            return List.of(path);
        }
        List<List<String>> paths = List.of(List.of());
        for (String part : path) {
            List<List<String>> extended = new ArrayList<>();
            for (List<String> prefix : paths) {
                for (String step : steps(part, prefix, document, matched)) {
                    List<String> next = new ArrayList<>(prefix);
                    next.add(step);
                    extended.add(next);
                }
            }
            paths = extended;
        }
        return paths;
    }

    private List<String> steps(
            String part, List<String> prefix, Document document, Filter matched) {
        if (!part.startsWith("$")) {
            return List.of(part);
        }
        List<?> list = array(prefix, document);
        if (part.equals("$")) {
            return List.of(String.valueOf(firstMatch(list, prefix, document, matched)));
        }
        if (part.equals("$[]")) {
            return IntStream.range(0, list.size()).mapToObj(String::valueOf).toList();
        }
        String name = part.substring(2, part.length() - 1);
        Filter filter = arrayFilters.get(name);
        if (filter == null) {
            throw Errors.badValue("No array filter found for identifier '" + name + "'");
        }
        return IntStream.range(0, list.size())
                .filter(i -> filter.matches(new Document(name, list.get(i))))
                .mapToObj(String::valueOf)
                .toList();
    }

    private static List<?> array(List<String> prefix, Document document) {
        if (prefix.isEmpty()) {
            throw Errors.badValue("Cannot have a positional part in the first position of a path");
        }
        Slot slot = Slot.existing(document, prefix);
        if (slot != null && slot.get() instanceof List<?> list) {
            return list;
        }
        throw Errors.badValue(
                "The path '"
                        + String.join(".", prefix)
                        + "' must exist in the document and be an array in order to apply array updates.");
    }

    /// The element that made the filter match: it still does with all others removed.
    private static int firstMatch(
            List<?> list, List<String> prefix, Document document, Filter matched) {
        for (int i = 0; i < list.size(); i++) {
            Document alone = Values.copy(document);
            Slot.create(alone, prefix).set(onlyAt(list.get(i)));
            if (matched.matches(alone)) {
                return i;
            }
        }
        throw Errors.badValue(
                "The positional operator did not find the match needed from the query.");
    }

    private static List<@Nullable Object> onlyAt(@Nullable Object element) {
        List<@Nullable Object> only = new ArrayList<>();
        only.add(element);
        return only;
    }
}
