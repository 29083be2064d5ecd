package io.amends.eventing.cloudevents;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// The published JSON Schemas, against which incoming events are validated: a consumer accepts
/// nothing that the contract does not allow.
final class ContractSchemas {
    private static final Map<EventType, Schema> SCHEMAS = load();

    private ContractSchemas() {}

    /// What an event's data violate, field by field; empty where they are valid.
    static List<String> violations(EventType type, JsonNode data) {
        return schema(type)
                .validate(
                        data,
                        context ->
                                context.executionConfig(
                                        config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
                .toList();
    }

    private static Schema schema(EventType type) {
        return Objects.requireNonNull(SCHEMAS.get(type));
    }

    private static Map<EventType, Schema> load() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var schemas = new EnumMap<EventType, Schema>(EventType.class);
        for (var type : EventType.values()) {
            var name = "schema/" + type.wireName() + ".json";
            try (var in =
                    Objects.requireNonNull(ContractEvent.class.getResourceAsStream(name), name)) {
                schemas.put(type, registry.getSchema(in, InputFormat.JSON));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return schemas;
    }
}
