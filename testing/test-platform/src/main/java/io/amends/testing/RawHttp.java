package io.amends.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Sends requests byte by byte, also those that a client library would refuse to send, each on its
/// own connection. It speaks HTTP/1.0, so that responses are not chunked.
final class RawHttp {
    private static final int PATIENCE_MILLIS = 15_000;

    private final int port;
    private final String authorization;

    RawHttp(int port, String authorization) {
        this.port = port;
        this.authorization = authorization;
    }

    /// A response.
    ///
    /// @param status 0 if there was no response
    /// @param type the content type without its parameters; empty if there is none
    record Response(int status, String type, String body) {
        static Response of(String text) {
            if (!text.startsWith("HTTP/1.1 ")) {
                return new Response(0, "", text);
            }
            var end = text.indexOf("\r\n\r\n");
            var head = text.substring(0, end).toLowerCase(Locale.ROOT);
            var line = head.indexOf("content-type:");
            var type = line < 0 ? "" : head.substring(line + 13).split("[;\r]", 2)[0].strip();
            return new Response(Integer.parseInt(text.substring(9, 12)), type, text.substring(end));
        }
    }

    Response send(String method, String address, Map<String, String> headers, byte[] body) {
        var head =
                new StringBuilder(method + " " + address + " HTTP/1.0\r\nHost: localhost\r\n")
                        .append("Connection: close\r\nAuthorization: ")
                        .append(authorization)
                        .append("\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (body.length > 0) {
            head.append("Content-Length: " + body.length + "\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.toByteArray());
            return Response.of(
                    new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + address, failed);
        }
    }
}
