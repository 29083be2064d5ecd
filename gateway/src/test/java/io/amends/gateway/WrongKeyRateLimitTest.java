package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that guess keys are limited; a client with a valid key and the same address is not.
@PlatformTest
class WrongKeyRateLimitTest {

    private static final String ADDRESS = "/api/v1/complaints";
    private static final int BURST = 20;

    @TempDir static Path data;

    private static RunningGateway gateway;

    @BeforeAll
    static void start(TestSpace space) {
        gateway =
                new RunningGateway(
                        space,
                        data,
                        "amends.gateway.limits.wrong-keys-per-minute=1",
                        "amends.gateway.limits.wrong-keys-burst=" + BURST,
                        "server.forward-headers-strategy=native",
                        "amends.gateway.trusted-proxies=127.0.0.1,203.0.113.0/24");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void manyWrongKeysFromOneAddressStopKeyLookups() throws Exception {
        Callable<HttpResponse<String>> wrong = () -> from("198.51.100.1", "wrong");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var began = System.nanoTime();
            var answers =
                    threads.invokeAll(Collections.nCopies(10 * BURST, wrong)).stream()
                            .map(Future::resultNow)
                            .toList();
            var minutes = 1 + (System.nanoTime() - began) / 60_000_000_000L;

            var refused = answers.stream().filter(it -> it.statusCode() == 429).toList();
            assertThat(answers).allMatch(it -> it.statusCode() == 401 || it.statusCode() == 429);
            assertThat(answers.size() - refused.size()).isBetween(BURST, (int) (BURST + minutes));
            assertThat(refused)
                    .allSatisfy(
                            it -> {
                                assertThat(it.body()).contains("/problems/too-many-requests");
                                assertThat(it.headers().firstValueAsLong("Retry-After").getAsLong())
                                        .isBetween(1L, 60L);
                            });
        }
    }

    @Test
    void recentlyAcceptedKeyIsAcceptedFromLimitedAddress() {
        var key = gateway.key("agent", "behind-the-same-router");
        assertThat(from("198.51.100.2", key).statusCode()).isEqualTo(200);

        floodFrom("198.51.100.2");

        for (var i = 0; i < 3 * BURST; i++) {
            assertThat(from("198.51.100.2", key).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void validKeysDoNotCountAgainstTheLimit() {
        for (var i = 0; i < 2 * BURST; i++) {
            var key = gateway.key("agent", "one-of-many-" + i);
            assertThat(from("198.51.100.3", key).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void revokedKeyCountsAsWrong() {
        var made = gateway.newKey("agent", "leaver");
        var key = made.path("key").asString();
        assertThat(from("198.51.100.4", key).statusCode()).isEqualTo(200);
        gateway.send(
                "DELETE", "/api/v1/keys/" + made.path("id").asString(), gateway.adminKey(), "");

        floodFrom("198.51.100.4", key);

        assertThat(from("198.51.100.4", key).statusCode()).isEqualTo(429);
    }

    @Test
    void otherAddressesAreNotLimited() {
        floodFrom("198.51.100.5");

        assertThat(from("198.51.100.6", "wrong").statusCode()).isEqualTo(401);
        assertThat(from("198.51.100.6", gateway.key("agent", "elsewhere")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void ipv6AddressesAreLimitedByNetwork() {
        for (var i = 0; i < 100 * BURST; i++) {
            if (from("2001:db8:1:2::" + Integer.toHexString(i), "wrong").statusCode() == 429) {
                assertThat(from("2001:db8:1:3::1", "wrong").statusCode()).isEqualTo(401);
                return;
            }
        }
        throw new AssertionError("The whole network went on as if it were many.");
    }

    @Test
    void forwardedAddressesBeforeTrustedProxiesAreIgnored() {
        floodFrom("192.0.2.1, 198.51.100.8, 203.0.113.9");

        assertThat(from("192.0.2.2, 198.51.100.8", "wrong").statusCode()).isEqualTo(429);
        assertThat(from("nonsense, 198.51.100.8", "wrong").statusCode()).isEqualTo(429);
        assertThat(from("198.51.100.8, 192.0.2.1", "wrong").statusCode()).isEqualTo(401);
    }

    @Test
    void forwardedAddressesOfUntrustedPeerAreIgnored() throws IOException {
        var answers = new ArrayList<String>();
        for (var i = 0; i < 2 * BURST; i++) {
            try (var connection = RawConnection.from("127.0.0.2", gateway.uri("/"))) {
                connection.write(
                        HostileRequestsTest.head("GET", "/complaints", "wrong")
                                + "X-Forwarded-For: 198.51.100."
                                + (100 + i)
                                + "\r\n\r\n");
                answers.add(connection.line());
            }
        }
        assertThat(answers).anyMatch(answer -> answer.startsWith("HTTP/1.1 429"));
    }

    private static void floodFrom(String address) {
        floodFrom(address, "wrong");
    }

    private static void floodFrom(String address, String key) {
        for (var i = 0; i < 100 * BURST; i++) {
            if (from(address, key).statusCode() == 429) {
                return;
            }
        }
        throw new AssertionError("No wrong key was one too many.");
    }

    private static HttpResponse<String> from(String address, String key) {
        return gateway.send(gateway.request(ADDRESS, key).header("X-Forwarded-For", address));
    }
}
