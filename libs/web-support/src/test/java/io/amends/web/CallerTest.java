package io.amends.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.TestToken;
import io.amends.testing.TestTokens;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Only requests with a valid token of the gateway are accepted.
class CallerTest {

    private static final Instant SOON = Instant.now().plusSeconds(600);

    private static RunningSample sample;

    @BeforeAll
    static void start() {
        sample = new RunningSample();
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @Test
    void callerHasNameAndRolesOfToken() {
        var answer = sample.get("/api/v1/books/whoami");

        assertThat(RunningSample.json(answer).path("name").asString()).isEqualTo("anna");
        assertThat(answer.body()).contains("[\"agent\"]");
    }

    @Test
    void requestWithoutTokenIsRefused() {
        var answer = sample.send(sample.request("/api/v1/books"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("/problems/not-authenticated", "requestId");
    }

    @Test
    void requestsWithInvalidTokensAreRefused() {
        var expired = Instant.now().minusSeconds(60);
        assertThat(with(token("amends-gateway", "amends-services", expired))).isEqualTo(401);
        assertThat(with(token("somebody", "amends-services", SOON))).isEqualTo(401);
        assertThat(with(token("amends-gateway", "others", SOON))).isEqualTo(401);
        assertThat(with("not.a.token")).isEqualTo(401);
        assertThat(with(unsigned())).isEqualTo(401);
        try (var stranger = TestTokens.start()) {
            assertThat(with(stranger.token("anna", "admin"))).isEqualTo(401);
        }
        assertThat(with(token("amends-gateway", "amends-services", SOON))).isEqualTo(200);
    }

    @Test
    void wrongRoleIsRefusedWithTheSufficientRoles() {
        var answer = sample.get("/api/v1/books/cellar");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("/problems/not-allowed", "operations, admin");
    }

    @Test
    void keysAreFetchedOnceAndAgainForNewKeyId() {
        try (var fresh = new RunningSample()) {
            assertThat(fresh.tokens.timesServed()).isZero();
            fresh.get("/api/v1/books/whoami");
            fresh.get("/api/v1/books/whoami");
            assertThat(fresh.tokens.timesServed()).isEqualTo(1);

            fresh.tokens.changeKey();

            assertThat(fresh.get("/api/v1/books/whoami").statusCode()).isEqualTo(200);
            assertThat(fresh.tokens.timesServed()).isEqualTo(2);
        }
    }

    @Test
    void unavailableKeysRespondWithRetryAfter() {
        try (var alone = new RunningSample()) {
            var token = alone.tokens.bearer("anna", "agent");
            alone.tokens.close();

            var answer =
                    alone.send(
                            alone.request("/api/v1/books/whoami").header("Authorization", token));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void healthAndMetricsNeedNoToken() {
        assertThat(sample.send(sample.request("/actuator/health/readiness")).body()).contains("UP");
        assertThat(sample.send(sample.request("/actuator/health/liveness")).body()).contains("UP");
        sample.get("/api/v1/books/1");
        assertThat(sample.send(sample.request("/actuator/prometheus")).body())
                .contains("http_server_requests_seconds_bucket", "/api/v1/books/{number}")
                .doesNotContain("/actuator/health");
        assertThat(sample.send(sample.request("/actuator/env")).statusCode()).isEqualTo(401);
    }

    private static int with(String token) {
        HttpResponse<String> answer =
                sample.send(
                        sample.request("/api/v1/books/whoami")
                                .header("Authorization", "Bearer " + token));
        return answer.statusCode();
    }

    private static String token(String issuer, String audience, Instant expires) {
        return sample.tokens.sign(
                new TestToken(issuer, audience, "anna", List.of("agent"), expires));
    }

    private static String unsigned() {
        var claims = token("amends-gateway", "amends-services", SOON).split("\\.")[1];
        return "eyJhbGciOiJub25lIn0." + claims + ".";
    }
}
