package io.amends.eventing.cloudevents;

import io.amends.contracts.ContractEvent;
import io.amends.contracts.EventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.ObjectNode;

/// Reads the data of an event strictly by the published schema of its type.
final class EventDataReader {
    /// Far above any event of this platform.
    private static final int MOST_BYTES = 128 << 10;

    private EventDataReader() {}

    /// @throws PoisonEventException where the data violate the schema
    static ContractEvent read(CloudEvent event, EventType type) {
        var data = withoutNulls(data(event));
        if (!StrictText.isClean(data)) {
            throw new PoisonEventException("the data contain NUL or a lone surrogate");
        }
        var violations = ContractSchemas.violations(type, data);
        if (!violations.isEmpty()) {
            throw new PoisonEventException(
                    FailureDescription.printable(String.join("; ", violations)));
        }
        try {
            return StrictJson.MAPPER.treeToValue(data, type.recordType());
        } catch (ValueInstantiationException e) {
            // The message of the value's rule; the exception around it names a Java class.
            var rule = e.getCause() == null ? "a value is refused" : e.getCause().getMessage();
            throw new PoisonEventException(FailureDescription.printable(String.valueOf(rule)));
        }
    }

    private static JsonNode data(CloudEvent event) {
        var parsed =
                switch (event.data()) {
                    case CloudEvent.Data.Bytes(var bytes) ->
                            StrictJson.MAPPER.readTree(text(bytes));
                    case CloudEvent.Data.Parsed(var node) -> node;
                    case null -> null;
                };
        if (parsed == null || parsed.isMissingNode() || parsed.isNull()) {
            throw new PoisonEventException("there are no data");
        }
        return parsed;
    }

    private static String text(byte[] bytes) {
        if (bytes.length > MOST_BYTES) {
            throw new PoisonEventException(
                    "the data have " + bytes.length + " bytes, but may have " + MOST_BYTES);
        }
        var text = StrictText.decode(bytes);
        if (text == null) {
            throw new PoisonEventException("the data are not UTF-8");
        }
        return text;
    }

    /// Removes members that are null: they mean the same as absent ones.
    private static JsonNode withoutNulls(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
            object.forEach(EventDataReader::withoutNulls);
        }
        return node;
    }
}
