package io.amends.bench;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;

/// Lets the benchmark bypass the gateway: a key set with the gateway's keys and an additional one,
/// which the services of the measured platform trust.
final class DirectKeys implements AutoCloseable {
    private static final String PATH = "/.well-known/jwks.json";
    private static final int PATIENCE_MILLIS = 20_000;
    private static final int LARGEST = 65_536;

    private final ECKey own;
    private final HttpServer server;
    private final URI gateway;
    private volatile byte[] json;

    DirectKeys(int gatewayPort) throws IOException {
        this.gateway = URI.create("http://127.0.0.1:" + gatewayPort + PATH);
        this.own = generate();
        this.json = new JWKSet(own.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PATH, this::answer);
        server.start();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("bench").generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    /// A token like the gateway's, valid for the whole benchmark.
    String token() {
        try {
            var claims =
                    new JWTClaimsSet.Builder()
                            .issuer("amends-gateway")
                            .audience("amends-services")
                            .subject("bench")
                            .claim("roles", List.of("admin"))
                            .expirationTime(Date.from(Instant.now().plus(Duration.ofHours(1))))
                            .build();
            var header =
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .type(JOSEObjectType.JWT)
                            .keyID(own.getKeyID())
                            .build();
            var token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(own));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Fetches the gateway's keys, once it runs; the services then never wait for them.
    void fetch() throws IOException {
        try {
            var keys = new ArrayList<JWK>();
            keys.add(own.toPublicJWK());
            keys.addAll(
                    JWKSet.load(gateway.toURL(), PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST)
                            .getKeys());
            json = new JWKSet(keys).toString().getBytes(StandardCharsets.UTF_8);
        } catch (ParseException notKeys) {
            throw new IOException(notKeys);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
