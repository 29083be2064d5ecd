package io.amends.policy.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Parses JSON into the same tree as [YamlReader], and records where each value begins.
final class JsonReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 50;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .build();

    private final Map<String, Position> positions = new HashMap<>();
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final JsonParser parser;

    private JsonReader(JsonParser parser) {
        this.parser = parser;
    }

    static PolicyDocument read(String text) {
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            var reader = new JsonReader(parser);
            parser.nextToken();
            var root = reader.tree("");
            if (parser.nextToken() != null) {
                throw reader.invalid(parser.currentTokenLocation());
            }
            PolicyDocument.requireNone(reader.problems);
            return new PolicyDocument(root, reader.positions);
        } catch (JacksonException broken) {
            throw invalid(position(broken.getLocation()));
        }
    }

    private JsonNode tree(String path) {
        positions.put(path, position(parser.currentTokenLocation()));
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> list(path);
            case VALUE_NULL -> JSON.nullNode();
            case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE ->
                    JSON.stringNode(parser.getString());
            case null, default -> throw invalid(parser.currentTokenLocation());
        };
    }

    private JsonNode object(String path) {
        var object = JSON.objectNode();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.getString();
            var place = path.isEmpty() ? name : path + "." + name;
            if (object.has(name)) {
                var at = position(parser.currentTokenLocation());
                problems.add(new PolicyProblem(at, place, "stands here for the second time"));
            }
            parser.nextToken();
            object.set(name, tree(place));
        }
        return object;
    }

    private JsonNode list(String path) {
        var list = JSON.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(tree(path + "[" + list.size() + "]"));
        }
        return list;
    }

    private InvalidPolicyException invalid(TokenStreamLocation at) {
        return invalid(position(at));
    }

    private static InvalidPolicyException invalid(Position at) {
        return new InvalidPolicyException(
                List.of(
                        new PolicyProblem(
                                at,
                                "",
                                "is not valid JSON from here on, or is nested too deeply")));
    }

    /// @param at absent where the parser gave up at a limit
    private static Position position(@Nullable TokenStreamLocation at) {
        return at == null
                ? Position.START
                : new Position(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }
}
