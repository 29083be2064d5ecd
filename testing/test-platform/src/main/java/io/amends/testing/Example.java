package io.amends.testing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A document that matches a schema of an OpenAPI document in all its fields.
final class Example {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEEPEST = 6;
    private static final String MARK = "«here»";

    private final JsonNode api;

    Example(JsonNode api) {
        this.api = api;
    }

    JsonNode of(JsonNode schema) {
        return of(schema, 0);
    }

    private JsonNode of(JsonNode given, int depth) {
        var schema = resolved(given);
        if (schema.has("example")) {
            return schema.get("example");
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(0);
        }
        if (schema.has("properties") && depth < DEEPEST) {
            var object = JSON.createObjectNode();
            schema.get("properties")
                    .properties()
                    .forEach(each -> object.set(each.getKey(), of(each.getValue(), depth + 1)));
            return object;
        }
        var type = schema.path("type");
        var word = type.isArray() ? type.get(0).asString() : type.asString("object");
        return switch (word) {
            case "string" ->
                    JSON.getNodeFactory()
                            .stringNode(
                                    schema.path("format").asString("").equals("date-time")
                                            ? "2026-01-31T09:30:00Z"
                                            : "12.50");
            case "integer", "number" -> JSON.getNodeFactory().numberNode(1);
            case "boolean" -> JSON.getNodeFactory().booleanNode(true);
            case "array" -> JSON.createArrayNode().add(of(schema.path("items"), depth + 1));
            default -> JSON.createObjectNode();
        };
    }

    private JsonNode resolved(JsonNode schema) {
        var next = schema;
        while (next.has("$ref")) {
            next = api.at(next.get("$ref").asString().substring(1));
        }
        for (var word : List.of("allOf", "anyOf", "oneOf")) {
            if (next.has(word)) {
                return resolved(next.get(word).get(0));
            }
        }
        return next;
    }

    /// Every location in a document, as JSON pointers.
    static List<String> pointers(JsonNode document) {
        var pointers = new ArrayList<String>();
        collect(document, "", pointers);
        return pointers;
    }

    private static void collect(JsonNode node, String pointer, List<String> pointers) {
        if (node instanceof ObjectNode object) {
            for (var each : object.properties()) {
                pointers.add(pointer + "/" + each.getKey());
                collect(each.getValue(), pointer + "/" + each.getKey(), pointers);
            }
        } else if (node instanceof ArrayNode array && !array.isEmpty()) {
            pointers.add(pointer + "/0");
            collect(array.get(0), pointer + "/0", pointers);
        }
    }

    /// The document as text with the value at a location replaced by any text.
    static String with(JsonNode document, String pointer, String value) {
        var changed = document.deepCopy();
        var slash = pointer.lastIndexOf('/');
        var parent = changed.at(pointer.substring(0, slash));
        var last = pointer.substring(slash + 1);
        var mark = JSON.getNodeFactory().stringNode(MARK);
        if (parent instanceof ObjectNode object) {
            object.set(last, mark);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), mark);
        }
        return JSON.writeValueAsString(changed).replace("\"" + MARK + "\"", value);
    }
}
