package io.amends.satisfaction;

import io.amends.eventing.aggregate.ProjectionStore;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.NightlyPassLog;
import io.amends.testing.HostileRequests;
import io.amends.testing.TestSpace;
import io.amends.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole service on a real port, store and broker, and a client for it.
public final class RunningService implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final TestTokens tokens;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningService(TestTokens tokens, ConfigurableApplicationContext context) {
        this.tokens = tokens;
        this.context = context;
    }

    public static RunningService start(TestSpace space, String... settings) {
        return start(space, Clock.tickMillis(ZoneOffset.UTC), settings);
    }

    /// The service with the given business clock.
    public static RunningService start(TestSpace space, Clock clock, String... settings) {
        var tokens = TestTokens.start();
        var arguments = new ArrayList<>(List.of(settings));
        arguments.add("--server.port=0");
        arguments.add("--amends.internal.jwks-uri=" + tokens.jwksUri());
        arguments.add("--spring.mongodb.uri=" + space.mongodbUri());
        arguments.add("--spring.mongodb.database=" + space.database());
        arguments.add("--spring.kafka.bootstrap-servers=" + space.bootstrapServers());
        var context =
                SatisfactionServiceApplication.application()
                        .initializers(
                                (GenericApplicationContext it) ->
                                        it.registerBean("movedClock", Clock.class, () -> clock))
                        .run(arguments.toArray(String[]::new));
        return new RunningService(tokens, context);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    /// Applies events without a broker, at the instants at which they happened.
    public void learn(EventHistoryBuilder happened) {
        for (var event : happened.events()) {
            customers()
                    .change(
                            List.of(event.data().customerId()),
                            (_, draft) -> {
                                var now = event.data().at();
                                var change =
                                        Customer.after(
                                                draft.state().orElse(null),
                                                event.reference(),
                                                event.data(),
                                                event.sequence(),
                                                ScoreParameters.PRIORS,
                                                now);
                                draft.replace(
                                        change.customer(), change.events(), now, "test", "test");
                            });
        }
    }

    @SuppressWarnings("unchecked")
    public ProjectionStore<Customer, CustomerEvent> customers() {
        var type =
                ResolvableType.forClassWithGenerics(
                        ProjectionStore.class, Customer.class, CustomerEvent.class);
        return (ProjectionStore<Customer, CustomerEvent>) context.getBeanProvider(type).getObject();
    }

    public NightlyPassLog passes() {
        return context.getBean(NightlyPassLog.class);
    }

    public HttpResponse<String> get(String path, String role) {
        return send(request(path).header("Authorization", tokens.bearer("kim", role)));
    }

    public HttpResponse<String> getAs(String name, String role, String path) {
        return send(request(path).header("Authorization", tokens.bearer(name, role)));
    }

    public HttpResponse<String> postAs(String name, String role, String path, String body) {
        return send(
                request(path)
                        .header("Authorization", tokens.bearer(name, role))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> getWithoutToken(String path) {
        return send(request(path));
    }

    public HttpResponse<String> post(String path, String role, String mediaType, String body) {
        return post(path, role, mediaType, "*/*", body);
    }

    public HttpResponse<String> post(
            String path, String role, String mediaType, String accepted, String body) {
        return send(
                request(path)
                        .header("Authorization", tokens.bearer("kim", role))
                        .header("Content-Type", mediaType)
                        .header("Accept", accepted)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// Invalid requests, by a caller with all roles.
    public HostileRequests hostileRequests(long seed, Map<String, String> known) {
        var port =
                Integer.parseInt(
                        Objects.requireNonNull(
                                context.getEnvironment().getProperty("local.server.port")));
        return new HostileRequests(port, tokens.bearer("kim", "admin"), seed, known);
    }

    public static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        var port =
                Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
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

    @Override
    public void close() {
        context.close();
        client.close();
        tokens.close();
    }
}
