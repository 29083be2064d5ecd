package io.amends.embedded.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.amends.embedded.process.CannotStart;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// `/metrics` as Prometheus reads it, on the loopback address only.
final class MetricsDoor implements AutoCloseable {

    private static final int OK = 200;

    private final HttpServer server;

    MetricsDoor(PrometheusMeterRegistry registry, int port) {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new CannotStart(
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
