package io.amends.system;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Calls operations by their ids, and validates every request and every response against the
/// document: status, content type, headers, and the body without undocumented fields.
final class DescribedClient {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private static final List<String> HEADERS =
            List.of("ETag", "Location", "Link", "X-Total-Count", "Idempotent-Replayed");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JsonNode api;
    private final URI base;
    private final String key;
    private final Map<String, PublicApi.Described> operations = new LinkedHashMap<>();

    /// A response.
    record Response(int status, java.net.http.HttpHeaders headers, JsonNode body) {
        String etag() {
            return headers.firstValue("ETag").orElseThrow();
        }

        Response expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", but: " + status + " " + body);
            }
            return this;
        }
    }

    /// A request.
    ///
    /// @param path values of the variables in the address
    /// @param query parameters; a list is sent as repeated parameters
    record Call(
            Map<String, String> path,
            Map<String, String> query,
            Map<String, String> headers,
            String type,
            String body) {
        static Call to(Map<String, String> path) {
            return new Call(path, Map.of(), Map.of(), "", "");
        }

        Call query(String name, String value) {
            var more = new HashMap<>(query);
            more.put(name, value);
            return new Call(path, more, headers, type, body);
        }

        Call header(String name, String value) {
            var more = new HashMap<>(headers);
            more.put(name, value);
            return new Call(path, query, more, type, body);
        }

        Call body(JsonNode json) {
            return new Call(path, query, headers, "application/json", json.toString());
        }

        Call body(String type, String text) {
            return new Call(path, query, headers, type, text);
        }
    }

    /// @param base the gateway's address
    DescribedClient(JsonNode api, URI base, String key) {
        this.api = api;
        this.base = base;
        this.key = key;
        PublicApi.operations(api).forEach(one -> operations.put(one.id(), one));
    }

    PublicApi.Described operation(String id) {
        var found = operations.get(id);
        if (found == null) {
            throw new AssertionError(
                    "The document has no operation " + id + ": " + operations.keySet());
        }
        return found;
    }

    Response call(String id, Call call) {
        var described = operation(id);
        checkRequest(described, call);
        var answer = send(described, call);
        checkAnswer(described, answer);
        return new Response(answer.statusCode(), answer.headers(), json(answer.body()));
    }

    private HttpResponse<String> send(PublicApi.Described described, Call call) {
        var address = described.path();
        for (var each : call.path().entrySet()) {
            address = address.replace("{" + each.getKey() + "}", each.getValue());
        }
        var query =
                call.query().entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(
                                base.resolve(
                                        "/api/v1" + address + (query.isEmpty() ? "" : "?" + query)))
                        .timeout(Duration.ofSeconds(60))
                        .header("Authorization", "Bearer " + key)
                        .method(
                                described.method().toUpperCase(Locale.ROOT),
                                HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        if (!call.type().isEmpty()) {
            request.header("Content-Type", call.type());
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new AssertionError(described + " was not answered", broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private void checkRequest(PublicApi.Described described, Call call) {
        var content = described.operation().path("requestBody").path("content");
        if (call.body().isEmpty()) {
            return;
        }
        var type = content.path(call.type());
        if (type.isMissingNode()) {
            throw new AssertionError(described + " takes no " + call.type());
        }
        if (call.type().equals("application/json")) {
            hold(described + ": the request", type.path("schema"), call.body(), false);
        }
    }

    private void checkAnswer(PublicApi.Described described, HttpResponse<String> answer) {
        var status = Integer.toString(answer.statusCode());
        var response = resolve(described.operation().path("responses").path(status));
        if (response.isMissingNode()) {
            throw new AssertionError(
                    described
                            + " answered "
                            + status
                            + ", which is not described; add @ApiResponse(responseCode = \""
                            + status
                            + "\", …) to its controller, or mend the handler. It said: "
                            + answer.body());
        }
        for (var header : HEADERS) {
            if (answer.headers().firstValue(header).isPresent()
                    && !response.path("headers").has(header)) {
                throw new AssertionError(
                        described + " answers " + status + " with " + header + ", not described");
            }
        }
        var content = response.path("content");
        if (answer.body().isEmpty()) {
            return;
        }
        var type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
        if (!content.has(type)) {
            throw new AssertionError(
                    described + " answers " + status + " in " + type + ", described: " + content);
        }
        if (type.endsWith("json") && !type.endsWith("ndjson")) {
            var isProblem = type.equals("application/problem+json");
            hold(
                    described + ": the answer " + status,
                    content.path(type).path("schema"),
                    answer.body(),
                    !isProblem);
        }
    }

    private JsonNode resolve(JsonNode node) {
        var reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : api.at(reference.substring(1));
    }

    /// @param closed whether undocumented fields are an error
    private void hold(String what, JsonNode schema, String body, boolean closed) {
        var whole = (ObjectNode) schema.deepCopy();
        whole.set("components", api.get("components").deepCopy());
        if (closed) {
            close(whole.path("components").path("schemas"));
        }
        var faults = new ArrayList<String>();
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString(), InputFormat.JSON)
                .validate(body, InputFormat.JSON)
                .forEach(fault -> faults.add(fault.toString()));
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    what
                            + " does not fit the document:\n  "
                            + String.join("\n  ", faults)
                            + "\nDescribe it on its record or controller (names, @Nullable,"
                            + " @Schema), then write the document again as OpenApiTest says.\n"
                            + body);
        }
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("properties").isObject()
                && !object.has("additionalProperties")) {
            object.put("additionalProperties", false);
        }
        node.forEach(DescribedClient::close);
    }

    private static JsonNode json(String body) {
        try {
            return JSON.readTree(body.isBlank() ? "{}" : body);
        } catch (tools.jackson.core.JacksonException lines) {
            return JSON.createObjectNode().put("text", body);
        }
    }
}
