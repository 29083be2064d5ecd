package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rate limits and size limits.
@PlatformTest
class LimitsTest {

    @TempDir static Path data;

    private static RunningGateway gateway;

    @BeforeAll
    static void start(TestSpace space) {
        gateway =
                new RunningGateway(
                        space,
                        data,
                        "amends.gateway.limits.requests-per-second=1",
                        "amends.gateway.limits.burst=3",
                        "amends.gateway.limits.body=10KB");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void keyAboveRateLimitIsRefused() {
        var key = gateway.key("agent", "fast");
        var answer = gateway.get("/api/v1/complaints", key);
        assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"key\";q=1;w=1");
        assertThat(answer.headers().firstValue("RateLimit").orElse(""))
                .matches("\"key\";r=[012];t=\\d+");

        for (var i = 0; i < 50 && answer.statusCode() == 200; i++) {
            answer = gateway.get("/api/v1/complaints", key);
        }

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElse("0")))
                .isPositive();
        assertThat(answer.body()).contains("/problems/too-many-requests");
    }

    @Test
    void rateLimitIsPerKeyAndExemptsLocalAdmin() {
        var slow = gateway.key("agent", "slow");
        assertThat(gateway.get("/api/v1/complaints", slow).statusCode()).isEqualTo(200);
        for (var i = 0; i < 10; i++) {
            assertThat(gateway.get("/api/v1/complaints", gateway.adminKey()).statusCode())
                    .isEqualTo(200);
        }
        var statuses = new java.util.HashSet<Integer>();
        for (var i = 0; i < 10; i++) {
            var request =
                    gateway.request("/api/v1/complaints", gateway.adminKey())
                            .header("X-Forwarded-For", "1.2.3.4");
            statuses.add(gateway.send(request).statusCode());
        }
        assertThat(statuses).contains(429);
    }

    @Test
    void largeBodyIsRefusedBeforeItIsRead() {
        var answer =
                gateway.send("POST", "/api/v1/complaints", gateway.adminKey(), "x".repeat(10_241));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large", "10,240 bytes");
        assertThat(
                        gateway.send(
                                        "POST",
                                        "/api/v1/complaints",
                                        gateway.adminKey(),
                                        "x".repeat(10_240))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void largeBodyOfUnknownLengthIsRefused() {
        var chunked =
                HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(new byte[100_000]));

        var answer =
                gateway.send(
                        gateway.request("/api/v1/complaints", gateway.adminKey())
                                .header("Content-Type", "application/json")
                                .POST(chunked));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("/problems/too-large");
    }

    @Test
    void largeHeadersAreRefusedAsProblem() {
        var answer =
                gateway.send(
                        gateway.request("/api/v1/complaints", gateway.adminKey())
                                .header("Idempotency-Key", "x".repeat(20_000)));

        assertThat(answer.statusCode()).isIn(400, 431);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(answer.body()).contains("/problems/");
    }
}
