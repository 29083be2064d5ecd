package io.amends.web;

import io.amends.testing.TestTokens;
import io.amends.web.sample.SampleService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sample service on a real port, and a client for it.
final class RunningSample implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    final TestTokens tokens = TestTokens.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context =
            ServiceApplication.of(SampleService.class, "sample-service")
                    .run(
                            "--server.port=0",
                            "--amends.internal.jwks-uri=" + tokens.jwksUri(),
                            "--amends.web.max-body-bytes=4096");

    int port() {
        return Integer.parseInt(
                Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port")));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    HttpRequest.Builder asAgent(String path) {
        return request(path).header("Authorization", tokens.bearer("anna", "agent"));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    HttpResponse<String> get(String path) {
        return send(asAgent(path));
    }

    HttpResponse<String> post(String path, String json) {
        return send(
                asAgent(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        context.close();
        client.close();
        tokens.close();
    }
}
