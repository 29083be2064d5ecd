package io.amends.embedded.mongo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.amends.process.StartupException;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// `/metrics` in Prometheus' format, on the loopback address only.
final class MetricsEndpoint implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;

    MetricsEndpoint(PrometheusMeterRegistry registry, int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The metrics cannot be served on port %d: %s",
                            port,
                            e.getMessage()),
                    e);
        }
        server.createContext("/metrics", exchange -> answer(exchange, registry.scrape()));
        server.start();
    }

    private static void answer(HttpExchange exchange, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(OK, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
