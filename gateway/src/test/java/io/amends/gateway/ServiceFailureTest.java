package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.amends.testing.PlatformTest;
import io.amends.testing.RestartableProcess;
import io.amends.testing.TestSpace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Services that are unavailable, slow or broken.
@PlatformTest
class ServiceFailureTest {

    @TempDir Path data;

    @Test
    void unavailableServiceGivesRetryAfterAndRecoversWhenBack(TestSpace space) throws Exception {
        try (var gateway = new RunningGateway(space, data)) {
            var key = gateway.key("agent", "anna");
            assertThat(gateway.get("/api/v1/complaints", key).statusCode()).isEqualTo(200);

            gateway.stopService();

            for (var i = 0; i < 30; i++) {
                var answer = gateway.send("POST", "/api/v1/complaints", key, "{}");
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(answer.body()).contains("/problems/unavailable", "complaint-service");
            }
            // A second after it opened, the breaker tries again; on a slow machine that may be
            // just now.
            var breaker =
                    Pattern.compile(
                            "resilience4j_circuitbreaker_state\\{[^}]*name=\"complaint-service\",state=\"open\"\\} 1");
            Awaitility.await("open breaker")
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () -> {
                                gateway.send("POST", "/api/v1/complaints", key, "{}");
                                assertThat(gateway.metrics()).containsPattern(breaker);
                            });
            assertThat(gateway.metrics())
                    .containsPattern(
                            "resilience4j_circuitbreaker_state\\{[^}]*name=\"followup-service\",state=\"closed\"\\} 1");

            gateway.startService();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(
                            () ->
                                    assertThat(gateway.get("/api/v1/complaints", key).statusCode())
                                            .isEqualTo(200));
        }
    }

    @Test
    void failedRequestIsNeverSentTwice(TestSpace space) throws Exception {
        var connections = new AtomicInteger();
        try (var broken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var gateway =
                        new RunningGateway(
                                space,
                                data,
                                "amends.gateway.services.followup-service=http://127.0.0.1:"
                                        + broken.getLocalPort())) {
            Thread.ofVirtual().start(() -> closeConnections(broken, connections));
            var key = gateway.key("agent", "anna");

            var command = gateway.send("POST", "/api/v1/followups/f-1/take", key, "{}");
            var reading = gateway.get("/api/v1/followups/f-1", key);

            assertThat(command.statusCode()).as(command.body()).isEqualTo(503);
            assertThat(command.body()).contains("not certain whether the request had its effect");
            assertThat(reading.body()).contains("Nothing was changed");
            assertThat(connections).hasValue(2);
        }
    }

    @Test
    void responseThatEndsBeforeAnyByteWasWrittenIsUnavailable(TestSpace space) throws Exception {
        try (var broken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var gateway =
                        new RunningGateway(
                                space,
                                data,
                                "amends.gateway.services.followup-service=http://127.0.0.1:"
                                        + broken.getLocalPort())) {
            Thread.ofVirtual().start(() -> answerHalf(broken));
            var key = gateway.key("agent", "anna");

            var command = gateway.send("POST", "/api/v1/followups/f-1/take", key, "{}");
            var reading = gateway.get("/api/v1/followups/f-1", key);

            for (var answer : List.of(command, reading)) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.body()).contains("/problems/unavailable");
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                assertThat(answer.headers().firstValue("ETag")).isEmpty();
            }
            assertThat(command.body()).contains("not certain whether the request had its effect");
            assertThat(reading.body()).contains("Nothing was changed");
        }
    }

    @Test
    void uncachedKeyIsUnavailableWhileStoreIsDown() {
        var store = RestartableProcess.store();
        var ownSpace = TestSpace.of(ServiceFailureTest.class);
        var uri = store.mongodbUri() + "/?serverSelectionTimeoutMS=5000";
        try (var gateway = new RunningGateway(ownSpace, data, "spring.mongodb.uri=" + uri)) {
            var known = gateway.key("agent", "anna");
            var other = gateway.key("agent", "bert");
            assertThat(gateway.get("/api/v1/complaints", known).statusCode()).isEqualTo(200);

            store.kill();

            var refused = gateway.get("/api/v1/complaints", other);
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).isPresent();
            assertThat(refused.body()).contains("/problems/unavailable", "Nothing was changed");
            assertThat(gateway.get("/api/v1/complaints", known).statusCode()).isEqualTo(200);

            store.start();

            await().atMost(Duration.ofMinutes(1))
                    .until(() -> gateway.get("/api/v1/complaints", other).statusCode() == 200);
        } finally {
            store.stop();
        }
    }

    @Test
    void keyRequestsSayWhetherTheyMayHaveHadTheirEffectWhileStoreIsDown() {
        var store = RestartableProcess.store();
        var ownSpace = TestSpace.of(ServiceFailureTest.class);
        var uri = store.mongodbUri() + "/?serverSelectionTimeoutMS=1000";
        try (var gateway = new RunningGateway(ownSpace, data, "spring.mongodb.uri=" + uri)) {
            var admin = gateway.adminKey();
            var id = gateway.newKey("agent", "anna").path("id").asString();

            store.kill();

            var list = gateway.get("/api/v1/keys", admin);
            var made =
                    gateway.send(
                            "POST",
                            "/api/v1/keys",
                            admin,
                            "{\"role\": \"agent\", \"name\": \"bert\"}");
            var revoked = gateway.send("DELETE", "/api/v1/keys/" + id, admin, "");
            for (var answer : List.of(list, made, revoked)) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
                assertThat(answer.body()).contains("/problems/unavailable").doesNotContain("ongo");
            }
            assertThat(list.body()).contains("Nothing was changed");
            assertThat(made.body())
                    .contains("not certain whether the key was made", "list the keys")
                    .doesNotContain("Idempotency-Key");
            assertThat(revoked.body()).contains("not certain", "read first");
        } finally {
            store.stop();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void responseThatBreaksOffIsUnavailableBeforeCallersBodyEnds(boolean withHead, TestSpace space)
            throws Exception {
        try (var broken = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var gateway =
                        new RunningGateway(
                                space,
                                data,
                                // The gateway itself waits longer for the body than the test.
                                "server.tomcat.connection-timeout=10m",
                                "amends.gateway.services.satisfaction-service=http://127.0.0.1:"
                                        + broken.getLocalPort())) {
            Thread.ofVirtual()
                    .start(
                            () -> {
                                if (withHead) {
                                    answerHalf(broken);
                                } else {
                                    closeConnections(broken, new AtomicInteger());
                                }
                            });
            var key = gateway.key("integration", "acme");

            try (var connection = new RawConnection(gateway.uri("/"), 120_000)) {
                connection.write(
                        "POST /api/v1/interactions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + key
                                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding:"
                                + " chunked\r\n\r\n3\r\n{}\n\r\n");

                assertThat(connection.line()).isEqualTo("HTTP/1.1 503");
                var length = 0;
                for (var line = connection.line(); !line.isEmpty(); line = connection.line()) {
                    if (line.startsWith("Content-Length: ")) {
                        length = Integer.parseInt(line.substring("Content-Length: ".length()));
                    }
                }
                assertThat(connection.text(length))
                        .contains("/problems/unavailable", "not certain whether the request");
            }
        }
    }

    @Test
    void slowServiceTimesOut(TestSpace space) {
        try (var gateway =
                new RunningGateway(space, data, "amends.gateway.services.answer-timeout=1s")) {
            var key = gateway.key("agent", "anna");
            // Loads the classes of the first request, which may take long on a busy machine.
            gateway.get("/api/v1/complaints", key);
            var start = Instant.now();

            var answer = gateway.get("/api/v1/followups/slow", key);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(504);
            assertThat(answer.body()).contains("/problems/timeout");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
        }
    }

    private static void answerHalf(ServerSocket server) {
        while (true) {
            try (var connection = server.accept()) {
                connection.getInputStream().read(new byte[4096]);
                connection
                        .getOutputStream()
                        .write(
                                """
                                HTTP/1.1 200 OK\r
                                Content-Type: application/json\r
                                Content-Length: 1000\r
                                ETag: "v1"\r
                                \r
                                {"half":"""
                                        .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void closeConnections(ServerSocket server, AtomicInteger connections) {
        while (true) {
            try (var connection = server.accept()) {
                connections.incrementAndGet();
                // A byte to read proves that the head of the request has arrived.
                connection.getInputStream().read(new byte[4096]);
            } catch (IOException closed) {
                return;
            }
        }
    }
}
