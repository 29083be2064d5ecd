package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests with wrong framing, wrong formats, early refusals and aborts, concurrent with valid
/// ones on the same pool of connections to a real service: each valid one gets its own response.
@PlatformTest
class HostileRequestsTest {

    private static final int HOSTILE = 2_000;
    private static final int GOOD = 1_500;
    private static final List<String> PEOPLE = List.of("anna", "bert", "carl");

    @TempDir static Path data;

    private static RunningGateway gateway;
    private static List<String> keys;

    @BeforeAll
    static void start(TestSpace space) {
        gateway = new RunningGateway(space, data, "amends.gateway.limits.body=20KB");
        keys = PEOPLE.stream().map(name -> gateway.key("agent", name)).toList();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void validRequestsAmongThousandsOfHostileOnesGetTheirOwnResponses() throws Exception {
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        var attacker = gateway.key("agent", "mallory");
        try (var hostile = Executors.newFixedThreadPool(48);
                var good = Executors.newFixedThreadPool(12)) {
            var attacks =
                    IntStream.range(0, HOSTILE)
                            .mapToObj(i -> new HostileRequest(new Random(seed + i), attacker))
                            .map(attack -> hostile.submit(() -> attack.send(gateway.uri("/"))))
                            .toList();
            var answers = good.invokeAll(goodRequests(seed));

            for (var answer : answers) {
                assertThat(wrongIn(answer)).isNull();
            }
            for (var attack : attacks) {
                attack.get();
            }
        }
        assertThat(gateway.get("/api/v1/complaints", keys.getFirst()).statusCode()).isEqualTo(200);
    }

    private static List<Callable<String>> goodRequests(long seed) {
        var requests = new ArrayList<Callable<String>>();
        for (var i = 0; i < GOOD; i++) {
            var number = i;
            requests.add(() -> sendGood(number, new Random(seed - number)));
        }
        return requests;
    }

    /// What is wrong with the response; null when nothing is.
    private static String sendGood(int number, Random random) {
        var person = random.nextInt(PEOPLE.size());
        var body =
                "{\"number\": "
                        + number
                        + ", \"text\": \""
                        + "x".repeat(random.nextInt(20) * 800)
                        + "\"}";
        var path = "/api/v1/complaints/R-" + number + "/note";
        var answer = gateway.send("POST", path, keys.get(person), body);
        if (answer.statusCode() != 200) {
            return answer.statusCode() + " " + answer.body();
        }
        var seen = RunningGateway.json(answer);
        return seen.path("body").asString().equals(body)
                        && seen.path("path").asString().equals(path)
                        && seen.path("caller").path("name").asString().equals(PEOPLE.get(person))
                ? null
                : "Another request's answer came for " + path + ": " + answer.body();
    }

    private static String wrongIn(Future<String> answer) throws Exception {
        return answer.get();
    }

    @Test
    void formsAndOtherMediaTypesAreRefusedAtOnceWith415() throws IOException {
        for (var format :
                List.of(
                        "application/x-www-form-urlencoded",
                        "application/x-www-form-urlencoded; charset=UTF-8",
                        "multipart/form-data; boundary=x",
                        "multipart/form-data",
                        "text/plain",
                        "application/yaml",
                        "application/xml",
                        "application/octet-stream",
                        "application/x-ndjson",
                        "nonsense",
                        "")) {
            for (var path : List.of("/complaints", "/complaints/R/note", "/keys")) {
                try (var connection = new RawConnection(gateway.uri("/"), 30_000)) {
                    connection.write(
                            head("POST", path, gateway.adminKey())
                                    + (format.isEmpty() ? "" : "Content-Type: " + format + "\r\n")
                                    + "Content-Length: 12\r\nConnection: close\r\n\r\n"
                                    + "{\"text\":\"x\"}");

                    assertThat(connection.untilClosed())
                            .as(path + " " + format)
                            .startsWith("HTTP/1.1 415 ")
                            .contains("/problems/unsupported-media-type", "application/json");
                }
            }
        }
    }

    @Test
    void refusedFormIsAnsweredBeforeItsBodyArrives() throws IOException {
        try (var connection = new RawConnection(gateway.uri("/"), 30_000)) {
            connection.write(
                    head("POST", "/complaints", keys.getFirst())
                            + "Content-Type: application/x-www-form-urlencoded\r\n"
                            + "Content-Length: 1000\r\n\r\n");

            assertThat(connection.line()).startsWith("HTTP/1.1 415");
        }
    }

    @Test
    void bodyThatEndsEarlyIsRefusedAndReachesNoService() throws IOException {
        for (var sent : List.of(0, 1, 9_000)) {
            try (var connection = new RawConnection(gateway.uri("/"), 30_000)) {
                connection.write(
                        head("POST", "/complaints", keys.getFirst())
                                + "Content-Type: application/json\r\nContent-Length: 15000\r\n\r\n"
                                + "x".repeat(sent));

                assertThat(connection.endOutput().untilClosed())
                        .startsWith("HTTP/1.1 400 ")
                        .contains("did not arrive whole");
            }
        }
    }

    @Test
    void contentLengthWithTransferEncodingIsRefusedAndClosesConnection() throws IOException {
        for (var encoding : List.of("chunked", "Chunked", "gzip, chunked")) {
            for (var length : List.of("Content-Length: 5\r\n", "content-length: 0\r\n")) {
                try (var connection = new RawConnection(gateway.uri("/"), 30_000)) {
                    connection.write(
                            head("POST", "/complaints", keys.getFirst())
                                    + "Content-Type: application/json\r\n"
                                    + length
                                    + "Transfer-Encoding: "
                                    + encoding
                                    + "\r\n\r\n2\r\n{}\r\n0\r\n\r\n");

                    assertThat(connection.untilClosed())
                            .as(encoding)
                            .matches("(?s)HTTP/1.1 (400|501) .*")
                            .contains("application/problem+json");
                }
            }
        }
    }

    @Test
    void unparsableRequestIsRefusedAsProblemAndClosesConnection() throws IOException {
        for (var request :
                List.of(
                        "GET /api/v1/complaints HTTP/1.1\r\n\r\n",
                        "GET /api/v1/complaints HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                        "GET /api/v1/ com HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /api/v1/{x} HTTP/1.1\r\nHost: a\r\n\r\n",
                        "G(T /api/v1/complaints HTTP/1.1\r\nHost: a\r\n\r\n",
                        "GET /api/v1/complaints HTTP/9.9\r\nHost: a\r\n\r\n",
                        "POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                        "POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\nContent-Length: 1x\r\n\r\n",
                        "POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n"
                                + "Content-Length: 2\r\n\r\n",
                        "POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\n"
                                + "Transfer-Encoding: nonsense\r\n\r\n",
                        "POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\nExpect: nonsense\r\n"
                                + "Content-Length: 1\r\n\r\nx")) {
            try (var connection = new RawConnection(gateway.uri("/"), 30_000)) {
                var answer = connection.write(request).untilClosed();

                assertThat(answer).as(request).matches("(?s)HTTP/1.1 (400|417|501|505) .*");
                assertThat(answer).as(request).contains("application/problem+json", "/problems/");
            }
        }
    }

    @Test
    void unreadBodyAfterEarlyRefusalIsNotTakenForRequest() throws IOException {
        var smuggled = "GET /.well-known/jwks.json HTTP/1.1\r\nHost: a\r\n\r\n";
        for (var key : List.of("wrong", keys.getFirst())) {
            try (var connection = new RawConnection(gateway.uri("/"), 30_000)) {
                connection.write(
                        head("POST", "/complaints", key)
                                + "Content-Type: text/plain\r\nContent-Length: "
                                + smuggled.length()
                                + "\r\n\r\n"
                                + smuggled
                                + "GET /api/v1/nothing HTTP/1.1\r\nHost: a\r\n"
                                + "Connection: close\r\n\r\n");

                assertThat(connection.untilClosed())
                        .doesNotContain("\"keys\"")
                        .contains("HTTP/1.1 404 ");
            }
        }
    }

    @Test
    void invalidQueryEncodingIsRefusedAndValidQueryIsForwardedUnchanged() throws IOException {
        for (var query : List.of("a=%zz", "a=%", "a=%2", "a=%FF", "%C0%80=1")) {
            try (var connection = new RawConnection(gateway.uri("/"), 30_000)) {
                connection.write(
                        "GET /api/v1/complaints?"
                                + query
                                + " HTTP/1.1\r\nHost: a\r\n"
                                + "Authorization: Bearer "
                                + keys.getFirst()
                                + "\r\n"
                                + "Connection: close\r\n\r\n");

                assertThat(connection.untilClosed()).startsWith("HTTP/1.1 400 ");
            }
        }
        var odd = "a=%C3%A4&b=%20x&a=1+2%2B3&e=/?";
        var answer = gateway.get("/api/v1/complaints?" + odd, keys.getFirst());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(RunningGateway.json(answer).path("query").asString()).isEqualTo(odd);
    }

    static String head(String method, String path, String key) {
        return method
                + " /api/v1"
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + key
                + "\r\n";
    }
}
