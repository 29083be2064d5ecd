package io.amends.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Replaces the gateway where a service is tested alone: serves a key set over HTTP and creates the
/// internal tokens that a service accepts when `amends.internal.jwks-uri` is [#jwksUri()].
public final class TestTokens implements AutoCloseable {

    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final HttpServer server;
    private final AtomicInteger served = new AtomicInteger();
    private volatile TestKey key = TestKey.generate();

    private TestTokens(HttpServer server) {
        this.server = server;
    }

    /// Serves a new key set on a free port of this machine.
    public static TestTokens start() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var tokens = new TestTokens(HttpServer.create(address, 0));
            tokens.serve();
            return tokens;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The address of the key set, for `amends.internal.jwks-uri`.
    public String jwksUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json";
    }

    /// A token for a caller of this name with these roles, as `integration` or `agent`.
    public String token(String name, String... roles) {
        return new TestToken(
                        "amends-gateway",
                        "amends-services",
                        name,
                        List.of(roles),
                        Instant.now().plus(LIFETIME))
                .signedBy(key);
    }

    /// The same as the value of an `Authorization` header.
    public String bearer(String name, String... roles) {
        return "Bearer " + token(name, roles);
    }

    /// Signs any claims, also invalid ones.
    public String sign(TestToken token) {
        return token.signedBy(key);
    }

    /// Replaces the key, as a gateway with other data does.
    public void changeKey() {
        key = TestKey.generate();
    }

    /// How often the key set was fetched.
    public int timesServed() {
        return served.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void serve() {
        server.createContext(
                "/.well-known/jwks.json",
                exchange -> {
                    served.incrementAndGet();
                    var body = key.jwks().getBytes(StandardCharsets.UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                });
        server.start();
    }
}
