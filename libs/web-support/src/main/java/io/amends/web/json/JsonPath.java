package io.amends.web.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A path in a JSON document: property names and indexes from the root on.
record JsonPath(List<Object> steps) {

    static JsonPath of(JacksonException wrong) {
        var steps = new ArrayList<Object>();
        for (var reference : wrong.getPath()) {
            if (isInside(reference.from(), wrong)) {
                break;
            }
            var name = reference.getPropertyName();
            steps.add(name != null ? name : (Object) reference.getIndex());
        }
        return new JsonPath(List.copyOf(steps));
    }

    /// A value that its own constructor refused is wrong as a whole, whichever of its fields was
    /// read last.
    private static boolean isInside(@Nullable Object owner, JacksonException wrong) {
        return wrong instanceof ValueInstantiationException refused
                && refused.getType() != null
                && (owner == refused.getType().getRawClass()
                        || refused.getType().getRawClass().isInstance(owner));
    }

    String pointer() {
        var pointer = new StringBuilder();
        for (var step : steps) {
            pointer.append('/').append(step.toString().replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }

    /// Removes the value at this path: a property is removed, a list's element becomes null, and
    /// where neither is possible its parent is removed.
    ///
    /// @return whether there was anything to remove
    boolean removeFrom(JsonNode root) {
        if (steps.isEmpty()) {
            return false;
        }
        var parent = parent(root);
        var last = steps.getLast();
        if (parent instanceof ObjectNode object && last instanceof String name) {
            return object.remove(name) != null;
        }
        if (parent instanceof ArrayNode array
                && last instanceof Integer index
                && index < array.size()
                && !array.get(index).isNull()) {
            array.setNull(index);
            return true;
        }
        return new JsonPath(steps.subList(0, steps.size() - 1)).removeFrom(root);
    }

    private @Nullable JsonNode parent(JsonNode root) {
        @Nullable JsonNode node = root;
        for (var step : steps.subList(0, steps.size() - 1)) {
            if (node == null) {
                return null;
            }
            node = step instanceof Integer index ? node.get(index) : node.get((String) step);
        }
        return node;
    }
}
