package io.amends.web.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/// Verifies the gateway's tokens. The gateway uses one token for many requests, so a verified one
/// is cached until it expires: an ES256 check costs more than all other filters.
final class InternalTokens implements JwtDecoder {

    private static final int REMEMBERED = 10_000;
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final Duration KEYS_KEPT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofMillis(500);

    private final JwtDecoder verifier;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder()
                    .maximumSize(REMEMBERED)
                    .expireAfter(Expiry.creating((String text, Jwt token) -> left(token)))
                    .build();

    InternalTokens(URI keys) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, null));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, fetched(keys)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        new JwtTimestampValidator(Duration.ofSeconds(5)),
                        new JwtClaimValidator<Instant>(JwtClaimNames.EXP, Objects::nonNull),
                        new JwtClaimValidator<String>(JwtClaimNames.SUB, Objects::nonNull),
                        new JwtIssuerValidator("amends-gateway"),
                        new JwtAudienceValidator("amends-services")));
        this.verifier = decoder;
    }

    @Override
    public Jwt decode(String token) {
        var known = verified.getIfPresent(token);
        if (known != null) {
            return known;
        }
        var fresh = verify(token);
        verified.put(token, fresh);
        return fresh;
    }

    private Jwt verify(String token) {
        try {
            return verifier.decode(token);
        } catch (BadJwtException refused) {
            throw refused;
        } catch (JwtException failed) {
            throw new SigningKeysUnavailableException(failed);
        }
    }

    /// Keys are fetched with the first token and again for an unknown key id, at a limited rate, so
    /// that a flood of invalid ids does no harm; the last known keys are used during an outage.
    private static JWKSource<SecurityContext> fetched(URI keys) {
        var retriever = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, 65_536);
        try {
            return JWKSourceBuilder.create(keys.toURL(), retriever)
                    .cache(KEYS_KEPT.toMillis(), TIMEOUT_MILLIS * 2L)
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(true)
                    .build();
        } catch (MalformedURLException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "amends.internal.jwks-uri must be an http or https address: " + keys, wrong);
        }
    }

    private static Duration left(Jwt token) {
        var left = Duration.between(Instant.now(), Objects.requireNonNull(token.getExpiresAt()));
        return left.isNegative() ? Duration.ZERO : left;
    }
}
