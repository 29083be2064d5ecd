package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.amends.embedded.mongo.Errors;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// BSON's types by the numbers and names of `$type`.
final class BsonTypes {

    private static final Map<String, Set<Integer>> BY_NAME =
            Map.ofEntries(
                    Map.entry("double", Set.of(1)),
                    Map.entry("string", Set.of(2)),
                    Map.entry("object", Set.of(3)),
                    Map.entry("array", Set.of(4)),
                    Map.entry("binData", Set.of(5)),
                    Map.entry("objectId", Set.of(7)),
                    Map.entry("bool", Set.of(8)),
                    Map.entry("date", Set.of(9)),
                    Map.entry("null", Set.of(10)),
                    Map.entry("regex", Set.of(11)),
                    Map.entry("javascript", Set.of(13)),
                    Map.entry("int", Set.of(16)),
                    Map.entry("timestamp", Set.of(17)),
                    Map.entry("long", Set.of(18)),
                    Map.entry("decimal", Set.of(19)),
                    Map.entry("minKey", Set.of(-1)),
                    Map.entry("maxKey", Set.of(127)),
                    Map.entry("number", Set.of(1, 16, 18, 19)));

    private BsonTypes() {}

    static int number(@Nullable Object value) {
        return BsonEncoder.determineType(value);
    }

    static Set<Integer> parse(@Nullable Object types) {
        Set<Integer> numbers = new HashSet<>();
        for (Object type : types instanceof List<?> list ? list : Arrays.asList(types)) {
            switch (type) {
                case Number number -> numbers.add(number.intValue());
                case String name when BY_NAME.containsKey(name) ->
                        numbers.addAll(BY_NAME.get(name));
                case String name -> throw Errors.badValue("Unknown type name alias: " + name);
                case null, default ->
                        throw Errors.typeMismatch(
                                "type must be represented as a number or a string");
            }
        }
        return numbers;
    }
}
