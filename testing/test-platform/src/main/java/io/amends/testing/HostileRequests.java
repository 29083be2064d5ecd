package io.amends.testing;

import io.amends.testing.RawHttp.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Sends invalid values to every route that a service documents: in its query parameters, path
/// variables, headers and body, and in every media type that it does not document. The response
/// must never be a failure of the service, and every refusal must be a problem document that names
/// fields. The requests are the same for the same seed; a few are under way at a time.
public final class HostileRequests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};
    private static final int CONCURRENT = 8;
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
    private final List<Attempt> attempts = new ArrayList<>();

    /// A request with invalid values.
    ///
    /// @param expected the only right status; null when any refusal or success is right
    private record Attempt(
            String method,
            String address,
            Map<String, String> headers,
            byte[] body,
            @Nullable Integer expected) {}

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
        try (var senders = Executors.newFixedThreadPool(CONCURRENT)) {
            return attempts.stream()
                    .map(attempt -> CompletableFuture.supplyAsync(() -> wrongIn(attempt), senders))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /// Number of requests sent.
    public int sent() {
        return attempts.size();
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
                                                tryAddress(
                                                        method,
                                                        at(path) + "?" + name + "=" + value));
                case "path" ->
                        values.inPaths()
                                .forEach(
                                        value ->
                                                tryAddress(
                                                        method,
                                                        at(path.replace("{" + name + "}", value))));
                default -> {}
            }
        }
        if (method.equals("GET")) {
            var offered = operation.at("/responses/200/content");
            OTHER_FORMATS.stream()
                    .filter(format -> !offered.has(format))
                    .forEach(format -> tryOtherAnswer(at(path), format));
        }
        var content = operation.path("requestBody").path("content");
        if (!content.isEmpty()) {
            OTHER_FORMATS.stream()
                    .filter(format -> !content.has(format))
                    .forEach(format -> tryOtherBody(method, at(path), format));
        }
        OTHER_TAGS.forEach(tag -> add(method, at(path), headers("If-Match", tag), bytes("{}")));
        var schema = content.path("application/json").path("schema");
        if (!schema.isMissingNode()) {
            tryBodies(method, at(path), new Example(api).of(schema));
        }
    }

    /// Puts every value into every field of an otherwise valid body.
    private void tryBodies(String method, String address, JsonNode right) {
        for (var pointer : Example.pointers(right)) {
            for (var value : values.someInJson()) {
                var body = Example.with(right, pointer, value);
                add(method, address, headers("If-Match", "*"), bytes(body));
            }
        }
        for (var value : values.inJson()) {
            add(method, address, headers("If-Match", "*"), bytes(value));
        }
    }

    private void tryAddress(String method, String address) {
        add(
                method,
                address,
                headers("If-Match", "*"),
                method.equals("GET") ? NOTHING : bytes("{}"));
    }

    private void tryOtherBody(String method, String address, String format) {
        var headers = new HashMap<>(headers("If-Match", "*"));
        headers.put("Content-Type", format);
        attempts.add(new Attempt(method, address, headers, bytes("{}"), 415));
    }

    private void tryOtherAnswer(String address, String format) {
        attempts.add(new Attempt("GET", address, Map.of("Accept", format), NOTHING, 406));
    }

    private void add(String method, String address, Map<String, String> headers, byte[] body) {
        attempts.add(new Attempt(method, address, headers, body, null));
    }

    private Optional<String> wrongIn(Attempt attempt) {
        var answer =
                http.send(attempt.method(), attempt.address(), attempt.headers(), attempt.body());
        return isRight(attempt, answer) ? Optional.empty() : Optional.of(line(attempt, answer));
    }

    private static boolean isRight(Attempt attempt, Response answer) {
        var status = answer.status();
        var rightStatus =
                attempt.expected() == null
                        ? status >= 200 && status < 500
                        : status == attempt.expected();
        return rightStatus
                && (status < 400
                        || (answer.type().equals("application/problem+json")
                                && !answer.body().contains("Exception")
                                && !doubled(answer)));
    }

    /// Whether a detail begins with the field that its pointer already names.
    private static boolean doubled(Response answer) {
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

    private String line(Attempt attempt, Response answer) {
        var request =
                String.join(
                        " ",
                        attempt.method(),
                        attempt.address(),
                        attempt.headers().toString(),
                        new String(attempt.body(), StandardCharsets.UTF_8));
        return String.format(
                Locale.ROOT,
                "seed %d: %s -> %d %s %s",
                seed,
                shortened(request),
                answer.status(),
                answer.type(),
                shortened(answer.body().strip()));
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
