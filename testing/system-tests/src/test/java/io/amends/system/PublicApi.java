package io.amends.system;

import io.amends.gateway.access.Route;
import io.amends.gateway.access.Routes;
import io.amends.web.caller.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Builds the OpenAPI document of the whole public API: the gateway's own part, and of each
/// service's document the routes that are in the gateway's table. What every route has in common
/// (problems, headers, roles) is added here.
final class PublicApi {
    private static final String BASE = "/api/v1";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");
    private static final Map<String, String> PROBLEMS = new LinkedHashMap<>();

    static {
        PROBLEMS.put("400", "BadRequest");
        PROBLEMS.put("401", "Unauthorized");
        PROBLEMS.put("403", "Forbidden");
        PROBLEMS.put("404", "NotFound");
        PROBLEMS.put("409", "Conflict");
        PROBLEMS.put("412", "PreconditionFailed");
        PROBLEMS.put("413", "ContentTooLarge");
        PROBLEMS.put("415", "UnsupportedMediaType");
        PROBLEMS.put("422", "UnprocessableContent");
        PROBLEMS.put("428", "PreconditionRequired");
        PROBLEMS.put("429", "TooManyRequests");
        PROBLEMS.put("503", "ServiceUnavailable");
    }

    private final ObjectNode api;
    private final ObjectNode paths;
    private final ObjectNode schemas;

    private PublicApi(ObjectNode base) {
        this.api = base;
        this.paths = (ObjectNode) base.get("paths");
        this.schemas = (ObjectNode) base.get("components").get("schemas");
    }

    /// The document, in an order that depends only on its content.
    ///
    /// @param base the gateway's own part
    /// @param services the services' own documents
    static ObjectNode of(ObjectNode base, List<JsonNode> services) {
        var merged = new PublicApi(base.deepCopy());
        services.forEach(merged::add);
        return merged.finish();
    }

    /// A row of the table matches a documented path: `{command}` matches every command that is
    /// documented on its own, and `{name}` each of the values that it may have.
    static boolean isAt(Route route, String method, String path) {
        var ours = route.path().split("/");
        var theirs = path.split("/");
        if (!route.method().name().equalsIgnoreCase(method) || ours.length != theirs.length) {
            return false;
        }
        for (int at = 0; at < ours.length; at++) {
            var variable = ours[at].startsWith("{") || theirs[at].equals("{name}");
            if (!variable && !ours[at].equals(theirs[at])) {
                return false;
            }
            if (theirs[at].startsWith("{") && !variable) {
                return false;
            }
        }
        return true;
    }

    private void add(JsonNode service) {
        service.get("components")
                .path("schemas")
                .properties()
                .forEach(schema -> addSchema(schema.getKey(), schema.getValue()));
        service.get("paths").properties().forEach(path -> addPath(path.getKey(), path.getValue()));
    }

    private void addSchema(String name, JsonNode schema) {
        var known = schemas.get(name);
        if (known != null && !known.equals(schema)) {
            throw new AssertionError(
                    "Two services describe a schema "
                            + name
                            + " differently; give one of the records another name by"
                            + " @Schema(name = …):\n"
                            + known
                            + "\n"
                            + schema);
        }
        schemas.set(name, schema);
    }

    private void addPath(String address, JsonNode item) {
        var path = address.substring(BASE.length());
        for (var method : METHODS) {
            var operation = item.get(method);
            var known = paths.path(path).has(method);
            var published = Routes.ALL.stream().anyMatch(route -> isAt(route, method, path));
            if (operation != null && published && !known) {
                ((ObjectNode) paths.withObjectProperty(path)).set(method, operation);
            }
        }
    }

    private ObjectNode finish() {
        forEachOperation(this::complete);
        closeRequests();
        removeUnused();
        var described = new TreeMap<String, JsonNode>();
        paths.properties().forEach(path -> described.put(path.getKey(), path.getValue()));
        paths.removeAll();
        described.forEach((path, item) -> paths.set(path, sorted(item)));
        var byName = new TreeMap<String, JsonNode>();
        schemas.properties()
                .forEach(schema -> byName.put(schema.getKey(), sorted(schema.getValue())));
        schemas.removeAll();
        byName.forEach(schemas::set);
        return api;
    }

    private interface OperationVisitor {
        void visit(String method, String path, ObjectNode operation);
    }

    private void forEachOperation(OperationVisitor visitor) {
        paths.properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                one ->
                                                        visitor.visit(
                                                                one.getKey(),
                                                                path.getKey(),
                                                                (ObjectNode) one.getValue())));
    }

    private void complete(String method, String path, ObjectNode operation) {
        var parameters = operation.path("parameters");
        var responses = (ObjectNode) operation.get("responses");
        var open = operation.has("security");
        if (!open) {
            addRoles(method, path, operation);
            addProblems(path, operation, responses);
        }
        var names = names(parameters);
        for (var response : responses.properties()) {
            if (response.getKey().startsWith("2") && names.contains("cursor")) {
                header(response.getValue(), "Link");
                header(response.getValue(), "X-Total-Count");
            }
            if (response.getKey().startsWith("2") && names.contains("If-Match")) {
                header(response.getValue(), "ETag");
            }
            response.getValue()
                    .path("headers")
                    .forEach(each -> ((ObjectNode) each).remove("style"));
        }
        for (var parameter : parameters) {
            describeParameter(path, (ObjectNode) parameter);
        }
        example(operation);
        var kept = new TreeMap<String, JsonNode>();
        responses.properties().forEach(each -> kept.put(each.getKey(), each.getValue()));
        responses.removeAll();
        kept.forEach(responses::set);
    }

    private static void addRoles(String method, String path, ObjectNode operation) {
        var roles =
                Routes.ALL.stream()
                        .filter(route -> isAt(route, method, path))
                        .flatMap(route -> route.roles().stream())
                        .distinct()
                        .sorted()
                        .map(Role::word)
                        .collect(Collectors.joining(", "));
        var before = operation.path("description").asString("");
        operation.put(
                "description", (before.isEmpty() ? "" : before + "\n\n") + "Roles: " + roles + ".");
    }

    private static void addProblems(String path, ObjectNode operation, ObjectNode responses) {
        var names = names(operation.path("parameters"));
        var statuses = new TreeSet<>(Set.of("400", "401", "403", "429", "503"));
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (names.contains("If-Match")) {
            statuses.addAll(Set.of("409", "412", "428"));
        }
        if (names.contains("Idempotency-Key")) {
            statuses.add("422");
        }
        if (operation.has("requestBody")) {
            statuses.addAll(Set.of("413", "415"));
        }
        statuses.forEach(
                status -> {
                    if (!responses.has(status)) {
                        responses.set(
                                status, ref("#/components/responses/" + PROBLEMS.get(status)));
                    }
                });
        for (var response : responses.properties()) {
            if (response.getKey().startsWith("4") && !response.getValue().has("$ref")) {
                ((ObjectNode) response.getValue())
                        .withObjectProperty("content")
                        .removeAll()
                        .withObjectProperty("application/problem+json")
                        .set("schema", ref(SCHEMAS + "Problem"));
            }
        }
    }

    private static void header(JsonNode response, String name) {
        ((ObjectNode) response)
                .withObjectProperty("headers")
                .set(name, ref("#/components/headers/" + name));
    }

    private static void describeParameter(String path, ObjectNode parameter) {
        var name = parameter.path("name").asString("");
        if (!parameter.has("description") && parameter.path("in").asString("").equals("path")) {
            parameter.put("description", "Of what the address is about: its " + name + ".");
        }
    }

    /// The example of a body is declared on its record; in the document it is the request's.
    private void example(ObjectNode operation) {
        var body = operation.path("requestBody");
        for (var content : body.path("content").properties()) {
            var type = (ObjectNode) content.getValue();
            var schema = resolve(type.path("schema"));
            if (schema.has("example")) {
                type.set("example", schema.get("example"));
            }
        }
        var one = body.path("content").path("application/json").path("example");
        var many = body.path("content").path("application/x-ndjson");
        if (many.isObject() && !one.isMissingNode()) {
            ((ObjectNode) many).put("example", one + "\n");
        }
    }

    private JsonNode resolve(JsonNode schema) {
        var reference = schema.path("$ref").asString("");
        return reference.startsWith(SCHEMAS)
                ? schemas.path(reference.substring(SCHEMAS.length()))
                : schema;
    }

    /// Unknown fields are refused in requests; responses may get new ones.
    private void closeRequests() {
        var asked = new HashSet<String>();
        var answered = new HashSet<String>();
        forEachOperation(
                (method, path, operation) -> {
                    reach(operation.path("requestBody"), asked);
                    reach(operation.path("responses"), answered);
                });
        for (var schema : schemas.properties()) {
            var node = (ObjectNode) schema.getValue();
            node.remove(List.of("title", "example"));
            if (asked.contains(schema.getKey())
                    && !answered.contains(schema.getKey())
                    && node.path("type").asString("").equals("object")) {
                node.put("additionalProperties", false);
                if (!node.has("properties")) {
                    node.putObject("properties");
                }
            }
        }
    }

    private void removeUnused() {
        var answers = (ObjectNode) api.get("components").get("responses");
        var referred = Set.copyOf(paths.findValuesAsString("$ref"));
        answers.remove(
                answers.propertyNames().stream()
                        .filter(name -> !referred.contains("#/components/responses/" + name))
                        .toList());
        var used = new HashSet<String>();
        reach(paths, used);
        schemas.remove(
                schemas.propertyNames().stream().filter(name -> !used.contains(name)).toList());
    }

    private void reach(JsonNode from, Set<String> found) {
        for (var reference : from.findValuesAsString("$ref")) {
            if (reference.startsWith(SCHEMAS)) {
                var name = reference.substring(SCHEMAS.length());
                if (found.add(name)) {
                    reach(schemas.path(name), found);
                }
            } else if (reference.startsWith("#/")) {
                reach(api.at(reference.substring(1)), found);
            }
        }
    }

    private static List<String> names(JsonNode parameters) {
        return parameters.valueStream().map(each -> each.path("name").asString("")).toList();
    }

    private static ObjectNode ref(String to) {
        return JsonMapper.shared().createObjectNode().put("$ref", to);
    }

    /// The same with `required` and `properties` in alphabetical order.
    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            var copy = JsonMapper.shared().createArrayNode();
            node.forEach(each -> copy.add(sorted(each)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        var copy = JsonMapper.shared().createObjectNode();
        for (var property : node.properties()) {
            var value = property.getValue();
            copy.set(
                    property.getKey(),
                    property.getKey().equals("required") && value.isArray()
                            ? words((ArrayNode) value)
                            : sorted(value));
        }
        return copy;
    }

    private static ArrayNode words(ArrayNode names) {
        var copy = JsonMapper.shared().createArrayNode();
        Stream.of(names)
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::asString)
                .sorted()
                .forEach(copy::add);
        return copy;
    }

    /// Each operation with its method and path, for tests.
    record Described(String method, String path, JsonNode operation) {
        String id() {
            return operation.path("operationId").asString("");
        }

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    static List<Described> operations(JsonNode api) {
        var found = new ArrayList<Described>();
        api.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                one ->
                                                        found.add(
                                                                new Described(
                                                                        one.getKey(),
                                                                        path.getKey(),
                                                                        one.getValue()))));
        return found;
    }
}
