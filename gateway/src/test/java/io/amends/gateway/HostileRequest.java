package io.amends.gateway;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Random;

/// A randomly chosen invalid request: its format, its framing, its key, its size, or how its sender
/// behaves.
final class HostileRequest {

    private static final List<String> FORMATS =
            List.of(
                    "application/json",
                    "application/json",
                    "application/json;charset=utf-8",
                    "application/x-ndjson",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=b",
                    "text/plain",
                    "application/yaml",
                    "*/*",
                    "nonsense");
    private static final List<String> PATHS =
            List.of(
                    "/complaints",
                    "/complaints/R/note",
                    "/complaints/R/refuse",
                    "/interactions",
                    "/keys",
                    "/nothing");

    /// A complete request, which a server that took a body for a request would answer.
    private static final String PREPARED =
            "POST /api/v1/complaints/R-1/note HTTP/1.1\r\nHost: x\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";

    private final Random random;
    private final String key;

    HostileRequest(Random random, String key) {
        this.random = random;
        this.key = random.nextInt(8) == 0 ? "wrong" : key;
    }

    /// Sends it, reads at most a little of the response, and disconnects.
    Void send(URI gateway) {
        try (var connection = new RawConnection(gateway, 5 + random.nextInt(50))) {
            connection.write(head());
            framed(connection);
            if (random.nextBoolean()) {
                connection.endOutput();
            }
            if (random.nextInt(4) > 0) {
                connection.line();
            }
        } catch (IOException refused) {
            // The gateway may close the connection at any point, or leave a part unanswered.
        }
        return null;
    }

    private String head() {
        var method = random.nextInt(10) == 0 ? pick(List.of("GET", "PUT", "DELETE")) : "POST";
        var head =
                HostileRequestsTest.head(method, pick(PATHS), key)
                        + "Content-Type: "
                        + pick(FORMATS)
                        + "\r\n";
        return random.nextInt(6) == 0
                ? head + "Expect: " + pick(List.of("100-continue", "x")) + "\r\n"
                : head;
    }

    private void framed(RawConnection connection) throws IOException {
        var body = body();
        switch (random.nextInt(9)) {
            case 0 -> connection.write(length(body.length()) + "\r\n" + body);
            case 1 -> // Fewer bytes than announced.
                    connection.write(
                            length(body.length() + 1 + random.nextInt(200)) + "\r\n" + body);
            case 2 -> // More bytes than announced.
                    connection.write(length(body.length()) + "\r\n" + body + PREPARED);
            case 3 -> connection.write(length(50_000) + "\r\n" + body);
            case 4 -> connection.write(chunked(body) + "0\r\n\r\n");
            case 5 -> // Ends in the middle of a chunk or between two.
                    connection.write(
                            chunked(body).substring(0, chunked(body).length() - random.nextInt(9)));
            case 6 -> connection.write(chunked(body) + pick(List.of("zz\r\n", "-1\r\n", "\0\0")));
            case 7 -> connection.write(length(body.length()) + chunked(body) + "0\r\n\r\n");
            default -> // In two pieces with something else announced between them.
                    connection.write(length(2 * body.length()) + "\r\n" + body).write(body);
        }
    }

    private String body() {
        return switch (random.nextInt(4)) {
            case 0 -> PREPARED;
            case 1 -> "{\"text\": \"" + "y".repeat(random.nextInt(30_000)) + "\"}";
            case 2 -> "text=x&" + "_method=DELETE&".repeat(random.nextInt(30));
            default -> "{}";
        };
    }

    private static String chunked(String body) {
        return "Transfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(body.length())
                + "\r\n"
                + body
                + "\r\n";
    }

    private static String length(int bytes) {
        return "Content-Length: " + bytes + "\r\n";
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
