package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Which parts of a request the gateway forwards and which it removes.
@PlatformTest
class ProxyingTest {

    @TempDir static Path data;

    private static RunningGateway gateway;
    private static String key;

    @BeforeAll
    static void start(TestSpace space) {
        gateway = new RunningGateway(space, data);
        key = gateway.key("integration", "acme");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void onlyKnownHeadersAreForwarded() {
        var headers =
                headers(
                        gateway.request("/api/v1/complaints", key)
                                .header("If-Match", "\"v3\"")
                                .header("Idempotency-Key", "k-1")
                                .header("Accept-Language", "de")
                                .header("Cookie", "session=1")
                                .header("X-Forwarded-For", "1.2.3.4")
                                .header("Forwarded", "for=1.2.3.4")
                                .header("X-Amends-Caller", "admin")
                                .header("X-Forwarded-Prefix", "/x"));

        assertThat(headers.path("if-match").asString()).isEqualTo("\"v3\"");
        assertThat(headers.path("idempotency-key").asString()).isEqualTo("k-1");
        assertThat(headers.path("accept-language").asString()).isEqualTo("de");
        assertThat(headers.propertyNames())
                .doesNotContain(
                        "cookie",
                        "x-forwarded-for",
                        "forwarded",
                        "x-amends-caller",
                        "x-forwarded-prefix");
    }

    @Test
    void internalTokenReplacesApiKey() {
        var authorization =
                headers(gateway.request("/api/v1/complaints", key))
                        .path("authorization")
                        .asString();

        assertThat(authorization).startsWith("Bearer ey").doesNotContain("amk_");
    }

    @Test
    void eachRequestGetsAnId() {
        var given =
                gateway.send(
                        gateway.request("/api/v1/complaints", key)
                                .header("X-Request-Id", "call-0001"));
        assertThat(given.headers().allValues("X-Request-Id")).containsExactly("call-0001");
        assertThat(given.body()).contains("\"x-request-id\":\"call-0001\"");

        var wild =
                gateway.send(
                        gateway.request("/api/v1/complaints", key)
                                .header("X-Request-Id", "a b<script>"));
        assertThat(wild.headers().firstValue("X-Request-Id").orElse("")).matches("[0-9a-f]{32}");

        var refused =
                gateway.send(
                        gateway.request("/api/v1/keys", key).header("X-Request-Id", "call-0002"));
        assertThat(refused.body()).contains("\"requestId\":\"call-0002\"");
    }

    @Test
    void callersTraceIsContinued() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var headers =
                headers(
                        gateway.request("/api/v1/complaints", key)
                                .header("traceparent", "00-" + trace + "-b7ad6b7169203331-01"));

        assertThat(headers.path("traceparent").asString())
                .matches("00-" + trace + "-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
    }

    @Test
    void requestWithoutTraceStartsUnsampledTrace() {
        assertThat(
                        headers(gateway.request("/api/v1/complaints", key))
                                .path("traceparent")
                                .asString())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
    }

    @Test
    void bodiesAreForwardedUnchanged() {
        var body = "{\"description\": \"ä\", \"n\": \"" + "x".repeat(100_000) + "\"}";

        var answer = gateway.send("POST", "/api/v1/complaints", key, body);

        var seen = RunningGateway.json(answer);
        assertThat(seen.path("body").asString()).isEqualTo(body);
        assertThat(seen.path("headers").path("content-length").asString())
                .isEqualTo(
                        Integer.toString(
                                body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length));
    }

    @Test
    void metricsAreTaggedByRouteAndNeverByReference() {
        gateway.get("/api/v1/complaints/7K2M-94QX", key);

        var metrics = gateway.metrics();

        assertThat(metrics)
                .contains("uri=\"/api/v1/complaints/{reference}\"")
                .contains("resilience4j_circuitbreaker_state{")
                .doesNotContain("7K2M");
    }

    @Test
    void publicPortExposesHealthButNoOtherActuatorEndpoint() {
        assertThat(gateway.get("/readyz", "none").body()).contains("UP");
        assertThat(gateway.get("/livez", "none").body()).contains("UP");
        for (var path : List.of("", "/prometheus", "/health", "/health/readiness", "/env")) {
            for (var shown : List.of("none", key, gateway.adminKey())) {
                assertThat(gateway.get("/actuator" + path, shown).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void metricsAreExposedOnLocalManagementPort() {
        assertThat(gateway.managementUri("/").getPort()).isNotEqualTo(gateway.uri("/").getPort());
        assertThat(gateway.metrics()).contains("jvm_memory_used_bytes");
        assertThat(
                        gateway.send(HttpRequest.newBuilder(gateway.managementUri("/actuator/env")))
                                .statusCode())
                .isEqualTo(404);
    }

    private static JsonNode headers(HttpRequest.Builder request) {
        return RunningGateway.json(gateway.send(request)).path("headers");
    }
}
