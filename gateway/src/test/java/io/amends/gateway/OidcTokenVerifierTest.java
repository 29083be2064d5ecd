package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.amends.process.Ports;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.amends.testing.TestToken;
import io.amends.testing.TestTokens;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens of an OpenID Connect issuer.
@PlatformTest
class OidcTokenVerifierTest {

    private static final Instant SOON = Instant.now().plusSeconds(600);

    @TempDir Path data;

    @Test
    void tokensOfConfiguredIssuerAreAcceptedAndRolesMapped(TestSpace space) throws Exception {
        var server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        try (var tokens = TestTokens.start();
                var gateway =
                        new RunningGateway(
                                space,
                                data,
                                "amends.gateway.oidc.issuer=" + issuer,
                                "amends.gateway.oidc.audience=amends",
                                "amends.gateway.oidc.roles.complaint-desk=agent")) {
            describe(server, issuer, tokens.jwksUri());

            var anna = token(tokens, issuer, "amends", SOON, "complaint-desk", "canteen");
            var answer = gateway.get("/api/v1/complaints", anna);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).contains("\"name\":\"anna\"", "[\"agent\"]");
            assertThat(gateway.get("/api/v1/keys", anna).statusCode()).isEqualTo(403);

            var withoutRole = token(tokens, issuer, "amends", SOON, "canteen");
            assertThat(gateway.get("/api/v1/complaints", withoutRole).statusCode()).isEqualTo(401);
            var forOthers = token(tokens, issuer, "canteen", SOON, "agent");
            assertThat(gateway.get("/api/v1/complaints", forOthers).statusCode()).isEqualTo(401);
            var tokenOfAnotherIssuer = token(tokens, "http://elsewhere", "amends", SOON, "agent");
            assertThat(gateway.get("/api/v1/complaints", tokenOfAnotherIssuer).statusCode())
                    .isEqualTo(401);
            var expired = token(tokens, issuer, "amends", Instant.now().minusSeconds(600), "agent");
            assertThat(gateway.get("/api/v1/complaints", expired).statusCode()).isEqualTo(401);
            assertThat(gateway.get("/api/v1/keys", gateway.adminKey()).statusCode()).isEqualTo(200);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void unreachableIssuerIsUnavailable(TestSpace space) throws Exception {
        var issuer = "http://127.0.0.1:" + Ports.free();
        try (var tokens = TestTokens.start();
                var gateway =
                        new RunningGateway(space, data, "amends.gateway.oidc.issuer=" + issuer)) {
            var answer =
                    gateway.get(
                            "/api/v1/complaints", token(tokens, issuer, "amends", SOON, "agent"));

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("The issuer of your token does not answer");
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
            assertThat(gateway.get("/api/v1/keys", gateway.adminKey()).statusCode()).isEqualTo(200);
        }
    }

    private static String token(
            TestTokens tokens, String issuer, String audience, Instant expires, String... roles) {
        return tokens.sign(new TestToken(issuer, audience, "anna", List.of(roles), expires));
    }

    private static void describe(HttpServer server, String issuer, String keys) {
        var description =
                String.format(
                                Locale.ROOT,
                                """
                {"issuer": "%s", "jwks_uri": "%s", "authorization_endpoint": "%s/login", "token_endpoint": "%s/token",
                 "subject_types_supported": ["public"], "response_types_supported": ["code"]}
                """,
                                issuer,
                                keys,
                                issuer,
                                issuer)
                        .getBytes(StandardCharsets.UTF_8);
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, description.length);
                    try (var out = exchange.getResponseBody()) {
                        out.write(description);
                    }
                });
        server.start();
    }
}
