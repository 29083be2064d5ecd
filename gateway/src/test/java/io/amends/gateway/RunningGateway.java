package io.amends.gateway;

import io.amends.gateway.echo.EchoService;
import io.amends.process.Ports;
import io.amends.testing.TestSpace;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A gateway on a real port and store, with a real service for every route.
final class RunningGateway implements AutoCloseable {

    static final JsonMapper JSON = new JsonMapper();

    final Path data;
    final int servicePort = Ports.free();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext gateway;
    private ConfigurableApplicationContext service;

    RunningGateway(TestSpace space, Path data, String... settings) {
        this.data = data;
        this.gateway = start(space, data, settings);
        startService();
    }

    private ConfigurableApplicationContext start(TestSpace space, Path data, String... settings) {
        var all = new LinkedHashMap<String, String>();
        all.put("server.port", Integer.toString(Ports.free()));
        all.put("management.server.port", "0");
        all.put("spring.mongodb.uri", space.mongodbUri());
        all.put("spring.mongodb.database", space.database());
        all.put("amends.data", data.toString());
        all.put("amends.gateway.admin-key-file", data.resolve("admin.key").toString());
        for (var each : List.of("complaint", "followup", "satisfaction")) {
            all.put(
                    "amends.gateway.services." + each + "-service",
                    "http://127.0.0.1:" + servicePort);
        }
        for (var setting : settings) {
            var parts = setting.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        var arguments =
                all.entrySet().stream().map(each -> "--" + each.getKey() + "=" + each.getValue());
        return GatewayApplication.application().run(arguments.toArray(String[]::new));
    }

    void startService() {
        service =
                EchoService.application()
                        .run(
                                "--server.port=" + servicePort,
                                "--amends.internal.jwks-uri=" + uri("/.well-known/jwks.json"));
    }

    void stopService() {
        service.close();
    }

    URI uri(String path) {
        return at("local.server.port", path);
    }

    URI managementUri(String path) {
        return at("local.management.port", path);
    }

    private URI at(String port, String path) {
        var number = Objects.requireNonNull(gateway.getEnvironment().getProperty(port));
        return URI.create("http://127.0.0.1:" + number + path);
    }

    String metrics() {
        return send(HttpRequest.newBuilder(managementUri("/actuator/prometheus"))).body();
    }

    String adminKey() {
        try {
            return Files.readString(data.resolve("admin.key")).strip();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String key(String role, String name) {
        return newKey(role, name).path("key").asString();
    }

    JsonNode newKey(String role, String name) {
        var made =
                send(
                        "POST",
                        "/api/v1/keys",
                        adminKey(),
                        String.format(
                                Locale.ROOT, "{\"role\": \"%s\", \"name\": \"%s\"}", role, name));
        if (made.statusCode() != 201) {
            throw new IllegalStateException(made.body());
        }
        return json(made);
    }

    HttpResponse<String> get(String path, String key) {
        return send(request(path, key));
    }

    HttpResponse<String> send(String method, String path, String key, String body) {
        return send(
                request(path, key)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, HttpResponse.BodyHandlers.ofString());
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
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

    @Override
    public void close() {
        service.close();
        gateway.close();
        client.close();
    }
}
