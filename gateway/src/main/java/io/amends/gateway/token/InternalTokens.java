package io.amends.gateway.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.amends.gateway.access.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/// Identifies the caller to services, in a token that is valid for a minute. One token serves all
/// requests of half a minute: signing and verifying cost more than all else in the gateway.
public final class InternalTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration USED = Duration.ofSeconds(30);

    private final JWSHeader header;
    private final JWSSigner signer;
    private final LoadingCache<Who, String> tokens;

    private record Who(String name, Set<String> roles) {}

    /// Signs with the current key.
    public InternalTokens(SigningKeys keys) {
        var key = keys.current();
        this.header =
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.id())
                        .build();
        this.signer = signer(key);
        this.tokens =
                Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(USED).build(this::sign);
    }

    /// A token for this caller.
    public String of(Caller caller) {
        return tokens.get(new Who(caller.name(), caller.words()));
    }

    private static JWSSigner signer(SigningKey key) {
        try {
            return new ECDSASigner(key.jwk());
        } catch (JOSEException unusable) {
            throw new IllegalStateException("The signing key is no P-256 key", unusable);
        }
    }

    private String sign(Who who) {
        var now = Instant.now();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer("amends-gateway")
                        .audience("amends-services")
                        .subject(who.name())
                        .claim("roles", List.copyOf(who.roles()))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .build();
        var token = new SignedJWT(header, claims);
        try {
            token.sign(signer);
        } catch (JOSEException broken) {
            throw new IllegalStateException("The signing key does not sign", broken);
        }
        return token.serialize();
    }
}
