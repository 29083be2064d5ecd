package io.amends.followup;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.amends.eventing.consuming.ConsumerContainers;
import io.amends.testing.Eventually;
import io.amends.testing.HostileRequests;
import io.amends.testing.TestSpace;
import io.amends.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service on a real port, real store and real broker, with a clock that tests move, and a
/// client for it. Can be stopped and started again on the same data.
final class RunningService implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final MovableClock clock = new MovableClock();
    final Topics topics;
    private final TestTokens tokens = TestTokens.start();
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> settings;
    private ConfigurableApplicationContext context;

    RunningService(TestSpace space, String... more) {
        this.topics = new Topics(space);
        this.settings =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--amends.internal.jwks-uri=" + tokens.jwksUri(),
                                "--spring.mongodb.uri=" + space.mongodbUri(),
                                "--spring.mongodb.database=" + space.database(),
                                "--spring.kafka.bootstrap-servers=" + space.bootstrapServers(),
                                "--amends.eventing.topic-prefix=" + topics.prefix()));
        settings.addAll(List.of(more));
        start();
    }

    MongoDatabase database() {
        var name = context.getEnvironment().getProperty("spring.mongodb.database");
        return context.getBean(MongoClient.class).getDatabase(Objects.requireNonNull(name));
    }

    void start() {
        context =
                FollowupServiceApplication.application()
                        .initializers(
                                (GenericApplicationContext starting) ->
                                        starting.registerBean(Clock.class, () -> clock))
                        .run(settings.toArray(String[]::new));
    }

    void stop() {
        context.close();
    }

    /// The consumers that run in it.
    ConsumerContainers messaging() {
        return context.getBean(ConsumerContainers.class);
    }

    HttpRequest.Builder request(String path) {
        var port = context.getEnvironment().getProperty("local.server.port");
        return HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + Objects.requireNonNull(port) + path));
    }

    HttpRequest.Builder as(String name, String role, String path) {
        return request("/api/v1" + path).header("Authorization", tokens.bearer(name, role));
    }

    HttpRequest.Builder described() {
        return request("/v3/api-docs").header("Authorization", tokens.bearer("kim", "agent"));
    }

    HttpResponse<String> get(String path) {
        return send(as("kim", "agent", path));
    }

    /// Sends a command on the current version, which it reads first.
    HttpResponse<String> command(String id, String command, String body) {
        return command(
                id,
                command,
                body,
                get("/followups/" + id).headers().firstValue("ETag").orElse("*"));
    }

    HttpResponse<String> command(String id, String command, String body, String seen) {
        return send(
                as("kim", "agent", "/followups/" + id + "/" + command)
                        .header("Content-Type", "application/json")
                        .header("If-Match", seen)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Sends a POST as an operator.
    HttpResponse<String> operate(String path, String body) {
        return send(
                as("ops", "operations", path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
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

    /// Publishes a complaint's events up to its first follow-up, which is then scheduled.
    void followUp(String reference) {
        var now = clock.instant();
        topics.publish(ComplaintLife.opened(reference, now).resolved(now));
        awaitFollowup(reference + "~1");
    }

    /// Malformed requests from a caller with all roles.
    HostileRequests hostileRequests(long seed, Map<String, String> known) {
        var port =
                Integer.parseInt(
                        Objects.requireNonNull(
                                context.getEnvironment().getProperty("local.server.port")));
        return new HostileRequests(port, tokens.bearer("kim", "admin"), seed, known);
    }

    void awaitFollowup(String id) {
        Eventually.await("the follow-up").until(() -> get("/followups/" + id).statusCode() == 200);
    }

    /// Moves the clock and waits until the follow-up is due.
    void letBecomeDue(String id, Duration later) {
        clock.moveBy(later);
        Eventually.await("the follow-up").until(() -> state(id), "due"::equals);
    }

    /// A follow-up's state; empty while there is none.
    String state(String id) {
        return json(get("/followups/" + id)).path("state").asString("");
    }

    /// The value of a metric at the Prometheus endpoint; 0 where there is none.
    double figure(String name, String... labels) {
        return figures(name, labels).stream().mapToDouble(figure -> figure).sum();
    }

    /// The values of a metric, one per series; empty where there is none.
    List<Double> figures(String name, String... labels) {
        return send(request("/actuator/prometheus"))
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{"))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' '))))
                .toList();
    }

    /// The ids in a list.
    List<String> ids(String query) {
        return json(get("/followups" + query))
                .get("items")
                .valueStream()
                .map(item -> item.get("id").asString())
                .toList();
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    @Override
    public void close() {
        stop();
        client.close();
        tokens.close();
        topics.close();
    }
}
