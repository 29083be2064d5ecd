package io.amends.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.amends.process.FolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command that an import names when the platform no longer answers.
class ImportHintTest {
    @TempDir private Path folder;

    private final StringWriter err = new StringWriter();

    @Test
    void continuedImportWithoutPlatformNamesCommandWithDataFolderAndPort() throws IOException {
        var data = Files.createDirectories(folder.resolve("other data"));
        var gateway = gateway();
        int port = gateway.getAddress().getPort();
        try (var _ = running(data, port)) {
            var file = folder.resolve("complaints.ndjson");
            Files.writeString(file, "{\"type\": \"other\"}\n".repeat(2));
            assertThat(importOf(file, data)).as("the second line is forbidden").isEqualTo(1);
            gateway.stop(0);

            assertThat(importOf(file, data)).isEqualTo(1);
        }

        assertThat(err.toString())
                .contains(
                        "nothing answers at http://127.0.0.1:" + port + "; start the platform with",
                        "./amends up --port " + port + " --data '" + data + "'");
    }

    private int importOf(Path file, Path data) {
        return Amends.commandLine()
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true))
                .execute(
                        "import",
                        "complaints",
                        file.toString(),
                        "--concurrency",
                        "1",
                        "--results",
                        folder.resolve("results.ndjson").toString(),
                        "--data",
                        data.toString());
    }

    private static FolderLock running(Path data, int port) throws IOException {
        Files.writeString(data.resolve("admin.key"), "ak_secret\n");
        Files.writeString(
                data.resolve("platform.json"),
                String.format(
                        Locale.ROOT,
                        "{\"launcher\": 1, \"port\": %d, \"ready\": true, \"parts\": []}",
                        port));
        return FolderLock.acquire(data, "platform");
    }

    /// Creates one complaint and forbids every other.
    private static HttpServer gateway() throws IOException {
        var gateway =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var first = new boolean[] {true};
        gateway.createContext(
                "/",
                exchange -> {
                    var created = first[0];
                    first[0] = false;
                    answer(exchange, created ? 201 : 403, "{\"reference\": \"7K2M-94QX\"}");
                });
        gateway.start();
        return gateway;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
