package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One key cannot occupy the connections that all callers share.
@PlatformTest
class ConcurrencyLimitsTest {

    private static final int STALLED = 560;
    private static final int OTHERS = 100;

    @TempDir static Path data;

    private static RunningGateway gateway;

    private final List<RawConnection> stalled = new ArrayList<>();

    @BeforeAll
    static void start(TestSpace space) {
        // Fewer connections to a service than stalled requests, more than one key may use.
        gateway =
                new RunningGateway(
                        space,
                        data,
                        "amends.gateway.services.connections=64",
                        "amends.gateway.limits.concurrent-requests=32",
                        "amends.gateway.limits.concurrent-requests-wait=20ms");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void closeConnections() throws IOException {
        for (var connection : stalled) {
            connection.close();
        }
    }

    @Test
    void stalledDocumentsOfOneKeyDoNotBlockAnotherKey() throws IOException {
        stall(
                "/complaints",
                "application/json",
                "Content-Length: 20000\r\n\r\n" + "x".repeat(10_000));
        stallsOneKeyOnly();
    }

    @Test
    void stalledDocumentsWithoutAByteDoNotBlockAnotherKey() throws IOException {
        stall("/complaints", "application/json", "Content-Length: 20\r\n\r\n");
        stallsOneKeyOnly();
    }

    @Test
    void stalledStreamsOfOneKeyDoNotBlockAnotherKey() throws IOException {
        stall(
                "/interactions",
                "application/x-ndjson",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nx\n\r\n");
        stallsOneKeyOnly();
    }

    private String busy = "";

    private void stall(String path, String format, String rest) throws IOException {
        busy = gateway.key("agent", "busy");
        for (var i = 0; i < STALLED; i++) {
            var connection = new RawConnection(gateway.uri("/"), 60_000);
            stalled.add(connection);
            connection.write(
                    HostileRequestsTest.head("POST", path, busy)
                            + "Content-Type: "
                            + format
                            + "\r\n"
                            + rest);
        }
    }

    private void stallsOneKeyOnly() {
        await().untilAsserted(
                        () -> {
                            var refused = gateway.get("/api/v1/complaints", busy);
                            assertThat(refused.statusCode()).isEqualTo(429);
                            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
                            assertThat(refused.body()).contains("under way at once");
                        });
        var other = gateway.key("agent", "other");
        for (var i = 0; i < OTHERS; i++) {
            assertThat(gateway.send("POST", "/api/v1/complaints", other, "{}").statusCode())
                    .isEqualTo(200);
            assertThat(gateway.send("POST", "/api/v1/interactions", other, "{}").statusCode())
                    .isEqualTo(200);
        }
        assertThat(gateway.get("/api/v1/complaints", busy).statusCode()).isEqualTo(429);
    }
}
