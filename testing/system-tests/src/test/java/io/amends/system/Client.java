package io.amends.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An API client with a key, calling through the gateway.
///
/// @param address the gateway's
record Client(URI address, String key) {
    private static final Pattern NEXT = Pattern.compile("/api/v1([^>]*)>; *rel=\"?next");
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(10))
                    .build();

    /// A response.
    record Response(int status, HttpHeaders headers, JsonNode body) {
        String etag() {
            return headers.firstValue("ETag")
                    .orElseThrow(() -> new AssertionError("no ETag: " + this));
        }

        /// The path of the next page of a list.
        Optional<String> next() {
            return headers.firstValue("Link")
                    .map(NEXT::matcher)
                    .filter(Matcher::find)
                    .map(link -> link.group(1));
        }

        /// The response, if it has the expected status.
        Response expect(int expected) {
            if (status != expected) {
                throw new AssertionError(
                        "expected " + expected + ", but it answered " + status + " " + body);
            }
            return this;
        }
    }

    /// No response was received: whether the request had its effect is unknown.
    static final class NoResponse extends AssertionError {
        private static final long serialVersionUID = 1;

        NoResponse(IOException cause) {
            super("the gateway did not answer", cause);
        }
    }

    Response get(String path) {
        return send(request(path).GET());
    }

    /// Posts a new resource, with a new idempotency key.
    Response create(String path, Map<String, ?> body, String... headers) {
        return create(UUID.randomUUID().toString(), path, body, headers);
    }

    /// Posts a new resource; repeated with the same key it is created once.
    Response create(String idempotencyKey, String path, Map<String, ?> body, String... headers) {
        var request =
                request(path)
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        JsonMapper.shared().writeValueAsBytes(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /// Sends a command to the resource at `path`, for its current version.
    Response command(String path, String name, Map<String, ?> body, String... headers) {
        return commandOn(get(path).expect(200).etag(), path, name, body, headers);
    }

    /// Sends a command for a known version.
    Response commandOn(
            String etag, String path, String name, Map<String, ?> body, String... headers) {
        var request =
                request(path + "/" + name)
                        .header("Content-Type", "application/json")
                        .header("If-Match", etag)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        JsonMapper.shared().writeValueAsBytes(body)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve("/api/v1" + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + key);
    }

    private static Response send(HttpRequest.Builder request) {
        try {
            var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Response(answer.statusCode(), answer.headers(), json(answer.body()));
        } catch (IOException broken) {
            throw new NoResponse(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private static JsonNode json(String body) {
        try {
            return JsonMapper.shared().readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException notJson) {
            return JsonMapper.shared().createObjectNode().put("text", body);
        }
    }

    @Override
    public String toString() {
        return "Client[" + address + "]";
    }
}
