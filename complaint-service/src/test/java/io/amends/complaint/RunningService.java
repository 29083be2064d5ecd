package io.amends.complaint;

import io.amends.testing.HostileRequests;
import io.amends.testing.TestSpace;
import io.amends.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The service on a real port with a real store and a real broker, and a client for it.
final class RunningService implements AutoCloseable {
    static final JsonMapper JSON = new JsonMapper();
    static final String COMPLAINTS = "/api/v1/complaints";

    final TestClock clock = new TestClock();
    final StoreCalls storeCalls = new StoreCalls();
    private final TestTokens tokens = TestTokens.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    RunningService(TestSpace space, String... settings) {
        var arguments = new ArrayList<>(List.of(settings));
        arguments.addAll(
                List.of(
                        "--server.port=0",
                        "--amends.internal.jwks-uri=" + tokens.jwksUri(),
                        "--spring.mongodb.uri=" + space.mongodbUri(),
                        "--spring.mongodb.database=" + space.database(),
                        "--spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                        "--amends.eventing.topic-prefix=" + space.topic(""),
                        "--amends.eventing.partitions=3"));
        context =
                ComplaintServiceApplication.application()
                        .initializers(
                                (GenericApplicationContext fresh) -> {
                                    fresh.registerBean(
                                            "testClock",
                                            Clock.class,
                                            (Supplier<Clock>) () -> clock);
                                    fresh.registerBean(
                                            "storeCalls",
                                            MongoClientSettingsBuilderCustomizer.class,
                                            () -> it -> it.addCommandListener(storeCalls));
                                })
                        .run(arguments.toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /// A client with the given name and role.
    Client as(String name, String role) {
        return new Client(name, role);
    }

    Client agent() {
        return as("kim", "agent");
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    /// Malformed requests from a caller with all roles.
    HostileRequests hostileRequests(long seed, Map<String, String> known) {
        var port =
                Integer.parseInt(
                        Objects.requireNonNull(
                                context.getEnvironment().getProperty("local.server.port")));
        return new HostileRequests(port, tokens.bearer("kim", "admin"), seed, known);
    }

    @Override
    public void close() {
        context.close();
        client.close();
        tokens.close();
    }

    private HttpRequest.Builder request(String path) {
        var port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + Objects.requireNonNull(port) + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /// A complaint without what depends on the time of the request.
    static JsonNode atAnyTime(JsonNode complaint) {
        complaint.get("clocks").forEach(clock -> ((ObjectNode) clock).remove("remaining"));
        return complaint;
    }

    static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    /// A client that sends requests as one caller.
    final class Client {
        private final String authorization;

        private Client(String name, String role) {
            this.authorization = tokens.bearer(name, role);
        }

        HttpResponse<String> get(String path) {
            return RunningService.this.send(as(path));
        }

        HttpResponse<String> post(String path, String body, String... headers) {
            var request = as(path).header("Content-Type", "application/json");
            if (headers.length > 0) {
                request.headers(headers);
            }
            return RunningService.this.send(request.POST(BodyPublishers.ofString(body)));
        }

        HttpResponse<String> patch(String path, String body, String... headers) {
            var request = as(path).header("Content-Type", "application/json");
            if (headers.length > 0) {
                request.headers(headers);
            }
            return RunningService.this.send(request.method("PATCH", BodyPublishers.ofString(body)));
        }

        HttpResponse<String> get(String path, String accept) {
            return RunningService.this.send(as(path).header("Accept", accept));
        }

        /// Sends a body of any type.
        HttpResponse<String> send(
                String method, String path, String type, String body, String... headers) {
            var request = as(path).header("Content-Type", type);
            if (headers.length > 0) {
                request.headers(headers);
            }
            return RunningService.this.send(request.method(method, BodyPublishers.ofString(body)));
        }

        /// Files a complaint with a new idempotency key.
        HttpResponse<String> create(String body) {
            return post(COMPLAINTS, body, "Idempotency-Key", UUID.randomUUID().toString());
        }

        /// Files a complaint and returns its reference.
        String filed(String body) {
            return json(create(body)).get("reference").asString();
        }

        HttpResponse<String> read(String reference) {
            return get(COMPLAINTS + "/" + reference);
        }

        /// Sends a command on the current version.
        HttpResponse<String> command(String reference, String command, String body) {
            return command(reference, command, body, etag(agent().read(reference)));
        }

        HttpResponse<String> command(
                String reference, String command, String body, String version) {
            return post(COMPLAINTS + "/" + reference + "/" + command, body, "If-Match", version);
        }

        /// Sends commands one after the other; each must succeed.
        void commands(String reference, String... namesAndBodies) {
            for (var i = 0; i < namesAndBodies.length; i += 2) {
                var answer = command(reference, namesAndBodies[i], namesAndBodies[i + 1]);
                if (answer.statusCode() != 200) {
                    throw new AssertionError(
                            Arrays.asList(namesAndBodies).get(i) + ": " + answer.body());
                }
            }
        }

        private HttpRequest.Builder as(String path) {
            return request(path).header("Authorization", authorization);
        }
    }
}
