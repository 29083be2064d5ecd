package io.amends.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.amends.gateway.access.Caller;
import io.amends.gateway.access.IdentityProvider;
import io.amends.web.caller.Role;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.UnexpectedError;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtDecoders;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;

/// Accepts the tokens of one OpenID Connect issuer. Its configuration and keys are loaded when the
/// first token comes.
public final class OidcTokenVerifier implements IdentityProvider {

    private static final Logger LOG = LoggerFactory.getLogger(OidcTokenVerifier.class);
    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final OidcProperties settings;
    private final JwtDecoder decoder;
    private final Cache<String, Jwt> verified =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();

    /// Accepts this issuer's tokens for this audience.
    public OidcTokenVerifier(OidcProperties settings) {
        this.settings = settings;
        this.decoder = new SupplierJwtDecoder(() -> decoder(settings));
    }

    @Override
    public Optional<Caller> authenticate(String credential) {
        // A JWT has three parts; anything else is an API key or invalid.
        if (credential.chars().filter(letter -> letter == '.').count() != 2) {
            return Optional.empty();
        }
        return verified(credential).flatMap(this::caller);
    }

    private Optional<Jwt> verified(String credential) {
        var known = verified.getIfPresent(credential);
        if (known != null && Instant.now().isBefore(Objects.requireNonNull(known.getExpiresAt()))) {
            return Optional.of(known);
        }
        try {
            var fresh = decoder.decode(credential);
            if (fresh.getExpiresAt() == null) {
                return Optional.empty();
            }
            verified.put(credential, fresh);
            return Optional.of(fresh);
        } catch (BadJwtException refused) {
            return Optional.empty();
        } catch (JwtException | JwtDecoderInitializationException away) {
            LOG.warn("The keys of the issuer of tokens cannot be read", new UnexpectedError(away));
            throw Problem.of(
                            ProblemType.UNAVAILABLE,
                            "The issuer of your token does not answer; try again.")
                    .retryAfter(Duration.ofSeconds(2));
        }
    }

    /// Refuses a name that cannot be a pseudonym, and a caller without a known role.
    private Optional<Caller> caller(Jwt token) {
        var name = token.getClaimAsString(settings.nameClaim());
        var roles = roles(token);
        return name == null || roles.isEmpty() || !name.matches("[A-Za-z0-9._~@-]{1,64}")
                ? Optional.empty()
                : Optional.of(new Caller("oidc:" + token.getSubject(), name, roles));
    }

    private Set<Role> roles(Jwt token) {
        Object claim = token.getClaims();
        for (var step : settings.rolesClaim().split("\\.")) {
            claim = claim instanceof Map<?, ?> map ? map.get(step) : null;
        }
        var words = claim instanceof List<?> list ? list : List.of();
        return words.stream()
                .map(word -> settings.roles().getOrDefault(word.toString(), word.toString()))
                .flatMap(word -> Role.of(word).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static JwtDecoder decoder(OidcProperties settings) {
        var issuer = Objects.requireNonNull(settings.issuer()).toString();
        NimbusJwtDecoder decoder = JwtDecoders.fromIssuerLocation(issuer);
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(
                        JwtValidators.createDefaultWithIssuer(issuer),
                        new JwtAudienceValidator(settings.audience())));
        return decoder;
    }
}
