package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.gateway.access.Route;
import io.amends.gateway.access.Routes;
import io.amends.gateway.page.OpenApiDocument;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The OpenAPI document against the gateway's route table, and rules for every operation. That it
/// equals the services' own documents is tested with all of them running.
class OpenApiDocumentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");
    private static final JsonNode API =
            JsonMapper.shared()
                    .readTree(new OpenApiDocument(Clock.fixed(NOW, ZoneOffset.UTC)).json());

    private record Operation(String method, String path, JsonNode described) {
        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }

        String id() {
            return described.path("operationId").asString("");
        }

        Stream<JsonNode> parameters() {
            return described.path("parameters").valueStream();
        }
    }

    private static List<Operation> operations() {
        var found = new ArrayList<Operation>();
        API.path("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                one ->
                                                        found.add(
                                                                new Operation(
                                                                        one.getKey(),
                                                                        path.getKey(),
                                                                        one.getValue()))));
        return found;
    }

    @Test
    void documentContainsExactlyTheRoutesOfTheTable() {
        var described = operations();
        for (var route : Routes.ALL) {
            assertThat(described)
                    .as(
                            "%s %s is in the table but not in openapi.json; write it again as"
                                    + " OpenApiTest of system-tests says",
                            route.method(), route.path())
                    .anyMatch(operation -> answers(route, operation));
        }
        for (var operation : described) {
            assertThat(Routes.ALL)
                    .as(
                            "%s is in openapi.json but not in the table; write it again as"
                                    + " OpenApiTest of system-tests says",
                            operation)
                    .anyMatch(route -> answers(route, operation));
        }
    }

    /// A command that is documented on its own matches the table's `{command}`; a variable with an
    /// enumeration matches each of its values.
    private static boolean answers(Route route, Operation operation) {
        var ours = route.path().split("/");
        var theirs = operation.path().split("/");
        if (!route.method().name().equalsIgnoreCase(operation.method())
                || ours.length != theirs.length) {
            return false;
        }
        for (int at = 0; at < ours.length; at++) {
            var same = ours[at].equals(theirs[at]) || ours[at].equals("{command}");
            if (!same && !values(operation, theirs[at]).contains(ours[at])) {
                return false;
            }
        }
        return true;
    }

    private static List<String> values(Operation operation, String variable) {
        return operation
                .parameters()
                .filter(each -> variable.equals("{" + each.path("name").asString("") + "}"))
                .flatMap(each -> each.path("schema").path("enum").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void everyOperationIsFullyDocumented() {
        var ids = new HashSet<String>();
        var tags = API.path("tags").findValuesAsString("name");
        for (var operation : operations()) {
            var described = operation.described();
            assertThat(operation.id())
                    .as("%s: operationId, set it with @Operation", operation)
                    .matches("[a-z]+([A-Z][a-z0-9]*)*");
            assertThat(ids.add(operation.id())).as("%s is there twice", operation.id()).isTrue();
            assertThat(described.path("summary").asString(""))
                    .as("%s: summary, set it with @Operation or @Schema(title)", operation)
                    .isNotBlank();
            assertThat(described.path("description").asString(""))
                    .as("%s: description", operation)
                    .isNotBlank();
            assertThat(tags).containsAll(values(described.path("tags")));
            assertThat(described.path("tags").size()).isEqualTo(1);
            describesItsAnswers(operation);
            describesItsParameters(operation);
        }
    }

    private static List<String> values(JsonNode words) {
        return words.valueStream().map(JsonNode::asString).toList();
    }

    private static void describesItsAnswers(Operation operation) {
        var statuses = new TreeSet<>(operation.described().path("responses").propertyNames());
        assertThat(statuses)
                .as("%s: what it answers", operation)
                .anyMatch(it -> it.startsWith("2"));
        assertThat(statuses)
                .as("%s: what it refuses", operation)
                .anyMatch(it -> it.startsWith("4"));
        if (!operation.described().has("security")) {
            assertThat(statuses).as("%s", operation).contains("400", "401", "403", "429", "503");
        }
        if (operation.described().has("requestBody")) {
            assertThat(statuses).as("%s", operation).contains("413", "415");
            operation
                    .described()
                    .path("requestBody")
                    .path("content")
                    .properties()
                    .forEach(
                            type ->
                                    assertThat(type.getValue().has("example"))
                                            .as(
                                                    "%s: an example of %s, set it with"
                                                            + " @Schema(example) on the body's record",
                                                    operation, type.getKey())
                                            .isTrue());
        }
        for (var status : statuses) {
            var response = resolve(operation.described().path("responses").path(status));
            var types = new TreeSet<>(response.path("content").propertyNames());
            assertThat(types).as("%s %s", operation, status).doesNotContain("*/*");
            if (status.startsWith("4") || status.startsWith("5")) {
                assertThat(types)
                        .as("%s %s", operation, status)
                        .containsExactly("application/problem+json");
            } else if (!List.of("202", "204").contains(status)) {
                assertThat(types)
                        .as(
                                "%s %s: what the answer's body is; useReturnTypeSchema = true on its"
                                        + " @ApiResponse",
                                operation, status)
                        .isNotEmpty();
            }
        }
    }

    private static JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : API.at(reference.substring(1));
    }

    private static void describesItsParameters(Operation operation) {
        var variables =
                Stream.of(operation.path().split("/"))
                        .filter(each -> each.startsWith("{"))
                        .map(each -> each.substring(1, each.length() - 1))
                        .toList();
        var named =
                operation
                        .parameters()
                        .filter(each -> each.path("in").asString("").equals("path"))
                        .map(each -> each.path("name").asString(""))
                        .toList();
        assertThat(named)
                .as("%s: variables", operation)
                .containsExactlyInAnyOrderElementsOf(variables);
        operation
                .parameters()
                .forEach(
                        each ->
                                assertThat(each.path("schema").path("type").asString(""))
                                        .as(
                                                "%s: %s is no parameter of its own; describe what it"
                                                        + " is made of",
                                                operation, each.path("name"))
                                        .isIn("string", "integer", "number", "boolean", "array"));
    }

    @Test
    void amountsAreStringsInstantsAreDateTimesAndEnumsAreLowerCase() {
        var schemas = API.path("components").path("schemas");
        schemas.properties()
                .forEach(
                        schema ->
                                schema.getValue()
                                        .path("properties")
                                        .properties()
                                        .forEach(
                                                property ->
                                                        isWritten(
                                                                schema.getKey()
                                                                        + "."
                                                                        + property.getKey(),
                                                                property.getValue())));
        assertThat(API.toString())
                .doesNotContain("io.amends.", "*/*")
                .doesNotContain("\"#/components/schemas/Page");
    }

    private static void isWritten(String where, JsonNode schema) {
        if (where.endsWith(".amount") && !schema.has("$ref")) {
            assertThat(schema.path("type").asString("")).as(where).isEqualTo("string");
            assertThat(schema.has("pattern")).as(where).isTrue();
        }
        if (where.matches(".*\\.([a-z]+At|at|by|until|since)") && schema.has("format")) {
            assertThat(schema.path("format").asString("")).as(where).isEqualTo("date-time");
        }
        var words = schema.has("enum") ? schema.path("enum") : schema.path("items").path("enum");
        assertThat(values(words)).as(where).allMatch(word -> word.matches("[a-z0-9_]+"));
    }

    @Test
    void exampleInstantsAreInTheFutureWhenDocumentIsRead() {
        assertThat(API.toString()).contains("2026-03-08T00:00:00Z").doesNotContain("2035-");
    }
}
