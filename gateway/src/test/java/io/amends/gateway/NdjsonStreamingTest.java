package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// NDJSON lines stream in both directions at the same time, without buffering.
@PlatformTest
class NdjsonStreamingTest {

    private static final int MANY = 200_000;

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
    void lineIsAnsweredBeforeNextOneIsSent() throws IOException {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            head(out);
            chunk(out, "one\n");
            var in = body(socket);
            assertThat(in.readLine()).isEqualTo("one seen");
            chunk(out, "two\n");
            assertThat(in.readLine()).isEqualTo("two seen");
            chunk(out, "");
            assertThat(in.readLine()).isNull();
        }
    }

    @Test
    void streamsLargerThanAnyBufferPassInBothDirections() throws Exception {
        try (var socket = connect()) {
            var out = socket.getOutputStream();
            head(out);
            var received = CompletableFuture.supplyAsync(() -> countLines(socket));
            var block = "x".repeat(99) + "\n";
            for (var i = 0; i < MANY / 100; i++) {
                chunk(out, block.repeat(100));
            }
            chunk(out, "");
            assertThat(received.get(300, TimeUnit.SECONDS)).isEqualTo(MANY);
        }
    }

    private static Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.uri("/").getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void head(OutputStream out) throws IOException {
        var head =
                "POST /api/v1/interactions HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + key
                        + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n";
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void chunk(OutputStream out, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static int countLines(Socket socket) {
        try {
            var in = body(socket);
            var count = 0;
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                count += line.length() == 104 && line.endsWith(" seen") ? 1 : 0;
            }
            return count;
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /// The response body without chunk sizes.
    private static BufferedReader body(Socket socket) throws IOException {
        var in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        assertThat(line(in)).isEqualTo("HTTP/1.1 200 ");
        while (!line(in).isEmpty()) {
            // The body begins after the first empty line.
        }
        return new BufferedReader(
                new InputStreamReader(
                        new SequenceInputStream(chunks(in)), StandardCharsets.US_ASCII));
    }

    /// Without the line end; one byte is one character.
    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private static Enumeration<InputStream> chunks(DataInputStream in) {
        return new Enumeration<>() {
            private byte[] next;

            @Override
            public boolean hasMoreElements() {
                try {
                    next = new byte[Integer.parseInt(line(in), 16)];
                    in.readFully(next);
                    line(in);
                    return next.length > 0;
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            }

            @Override
            public InputStream nextElement() {
                return new ByteArrayInputStream(next);
            }
        };
    }
}
