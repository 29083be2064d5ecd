package io.amends.testing;

import io.amends.testing.RawHttp.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends invalid values to every route that a service documents: in its query parameters, path
/// variables, headers and body, and in every other media type. The response must never be a failure
/// of the service, and every refusal must be a problem document that names fields.
public final class HostileRequests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final List<String> OTHER_FORMATS =
            List.of(
                    "application/yaml",
                    "application/x-yaml",
                    "application/xml",
                    "text/xml",
                    "application/cbor",
                    "application/x-jackson-smile",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "text/plain",
                    "text/csv",
                    "application/vnd.other+json",
                    "application/octet-stream");
    private static final List<String> OTHER_TAGS =
            List.of(
                    "",
                    "v1",
                    "\"v1",
                    "\"v99999999999999999999\"",
                    "W/\"v1\"",
                    ",",
                    "*,*",
                    "\"\u00e4\"");

    private final RawHttp http;
    private final long seed;
    private final HostileValues values;
    private final Map<String, String> known;
    private final List<String> wrong = new ArrayList<>();
    private int sent;

    /// @param authorization the header of a caller with every role
    /// @param seed of the random values
    /// @param known valid values of path variables, by name
    public HostileRequests(int port, String authorization, long seed, Map<String, String> known) {
        this.http = new RawHttp(port, authorization);
        this.seed = seed;
        this.values = new HostileValues(seed);
        this.known = Map.copyOf(known);
    }

    /// Sends all requests.
    ///
    /// @return the wrong responses, a line each
    public List<String> answeredWrongly() {
        var described =
                http.send("GET", "/v3/api-docs", Map.of("Accept", "application/json"), NOTHING);
        var api = JSON.readTree(described.body().strip());
        for (var path : api.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    tryRoute(operation.getKey(), path.getKey(), operation.getValue(), api);
                }
            }
        }
        return List.copyOf(wrong);
    }

    /// Number of requests sent.
    public int sent() {
        return sent;
    }

    private void tryRoute(String verb, String path, JsonNode operation, JsonNode api) {
        var method = verb.toUpperCase(Locale.ROOT);
        for (var parameter : operation.path("parameters")) {
            var name = parameter.path("name").asString();
            switch (parameter.path("in").asString("")) {
                case "query" ->
                        values.inQueries()
                                .forEach(
                                        value ->
                                                expectNoFailure(
                                                        method,
                                                        at(path) + "?" + name + "=" + value));
                case "path" ->
                        values.inPaths()
                                .forEach(
                                        value ->
                                                expectNoFailure(
                                                        method,
                                                        at(path.replace("{" + name + "}", value))));
                default -> {}
            }
        }
        if (method.equals("GET")) {
            OTHER_FORMATS.forEach(format -> expectOtherFormatRefused(at(path), format));
        }
        var content = operation.path("requestBody").path("content");
        if (!content.isEmpty()) {
            OTHER_FORMATS.forEach(format -> expectUnsupported(method, at(path), format));
        }
        OTHER_TAGS.forEach(tag -> send(method, at(path), headers("If-Match", tag), bytes("{}")));
        var schema = content.path("application/json").path("schema");
        if (!schema.isMissingNode()) {
            tryBodies(method, at(path), new Example(api).of(schema));
        }
    }

    /// Puts every value into every field of an otherwise valid body.
    private void tryBodies(String method, String address, JsonNode right) {
        for (var place : Example.places(right)) {
            for (var value : values.someInJson()) {
                var body = Example.with(right, place, value);
                send(method, address, headers("If-Match", "*"), bytes(body));
            }
        }
        for (var value : values.inJson()) {
            send(method, address, headers("If-Match", "*"), bytes(value));
        }
    }

    private void expectNoFailure(String method, String address) {
        send(
                method,
                address,
                headers("If-Match", "*"),
                method.equals("GET") ? NOTHING : bytes("{}"));
    }

    private void expectUnsupported(String method, String address, String format) {
        var headers = new HashMap<>(headers("If-Match", "*"));
        headers.put("Content-Type", format);
        var answer = send(method, address, headers, bytes("{}"));
        expect(answer.status() == 415, method + " " + address + " with " + format, answer);
    }

    private void expectOtherFormatRefused(String address, String format) {
        var answer = send("GET", address, Map.of("Accept", format), NOTHING);
        expect(answer.status() == 406, "GET " + address + " for " + format, answer);
    }

    private Answer send(String method, String address, Map<String, String> headers, byte[] body) {
        var answer = http.send(method, address, headers, body);
        sent++;
        var request =
                method
                        + " "
                        + address
                        + " "
                        + headers
                        + " "
                        + new String(body, StandardCharsets.UTF_8);
        expect(answer.status() >= 200 && answer.status() < 500, request, answer);
        if (answer.status() >= 400) {
            expect(answer.type().equals("application/problem+json"), request, answer);
            expect(!answer.body().contains("Exception") && !doubled(answer), request, answer);
        }
        return answer;
    }

    /// Whether a detail begins with the field that its pointer already names.
    private static boolean doubled(Answer answer) {
        var start = answer.body().indexOf("{\"");
        if (start < 0) {
            return false;
        }
        for (var error :
                JSON.readTree(answer.body().substring(start, answer.body().lastIndexOf('}') + 1))
                        .path("errors")) {
            var pointer = error.path("pointer").asString("");
            var field = pointer.substring(pointer.lastIndexOf('/') + 1);
            // A field of this name is no repetition: "expected an object" is the sentence itself.
            if (!field.isEmpty()
                    && !field.equals("expected")
                    && error.path("detail").asString("").startsWith(field + " ")) {
                return true;
            }
        }
        return false;
    }

    private void expect(boolean fine, String request, Answer answer) {
        if (!fine) {
            wrong.add(
                    "seed "
                            + seed
                            + ": "
                            + shortened(request)
                            + " -> "
                            + answer.status()
                            + " "
                            + answer.type()
                            + " "
                            + shortened(answer.body().strip()));
        }
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + "…";
    }

    private String at(String path) {
        var address = path;
        for (var each : known.entrySet()) {
            address = address.replace("{" + each.getKey() + "}", each.getValue());
        }
        return address.replaceAll("\\{[A-Za-z]+}", "none");
    }

    private static Map<String, String> headers(String name, String value) {
        return Map.of(name, value, "Content-Type", "application/json", "Idempotency-Key", "k");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
