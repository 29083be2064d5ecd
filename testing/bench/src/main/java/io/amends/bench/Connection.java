package io.amends.bench;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection, used by one caller. A full client uses as much of a small
/// machine as the service it calls, and would measure itself.
final class Connection implements Closeable {
    private final Socket socket;
    private final InputStream in;
    private final String host;

    /// A response.
    record Response(int status, String body) {
        Response expect(int expected) {
            if (status != expected) {
                throw new IllegalStateException(
                        "expected " + expected + " but it answered " + status + ": " + body);
            }
            return this;
        }
    }

    Connection(URI address) {
        try {
            host = address.getHost() + ":" + address.getPort();
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        } catch (IOException away) {
            throw new IllegalStateException("nothing answers at " + address, away);
        }
    }

    Response get(String path, String key) throws IOException {
        return send("GET " + path + head(key) + "\r\n");
    }

    Response post(String path, String key, String idempotencyKey, String json) throws IOException {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return send(
                "POST "
                        + path
                        + head(key)
                        + "Idempotency-Key: "
                        + idempotencyKey
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + length
                        + "\r\n\r\n"
                        + json);
    }

    private String head(String key) {
        return " HTTP/1.1\r\nHost: " + host + "\r\nAuthorization: Bearer " + key + "\r\n";
    }

    private Response send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
        int status = Integer.parseInt(line().substring("HTTP/1.1 ".length()).substring(0, 3));
        int length = 0;
        boolean chunked = false;
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.equals("transfer-encoding: chunked");
        }
        return new Response(status, chunked ? chunks() : bytes(length));
    }

    private String chunks() throws IOException {
        var body = new StringBuilder();
        for (int length = Integer.parseInt(line(), 16);
                length > 0;
                length = Integer.parseInt(line(), 16)) {
            body.append(bytes(length));
            line();
        }
        line();
        return body.toString();
    }

    private String bytes(int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the connection was closed in the middle of an answer");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the connection was closed instead of an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
