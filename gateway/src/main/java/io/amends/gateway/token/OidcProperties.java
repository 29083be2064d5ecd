package io.amends.gateway.token;

import io.amends.settings.HttpAddress;
import io.amends.web.caller.Role;
import jakarta.validation.constraints.NotBlank;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Another issuer whose tokens are accepted besides API keys: `amends.gateway.oidc.*`.
///
/// @param issuer the issuer's URL; absent: API keys only
/// @param audience the audience its tokens must have
/// @param nameClaim the claim with the person's or integration's name, the same on every request; a
///   caller with the name of an integration's key shares its complaints
/// @param rolesClaim the claim with the roles, as `roles` or `realm_access.roles`
/// @param roles the issuer's names of our roles, as `{"complaints-agent": "agent"}`
@Validated
@ConfigurationProperties("amends.gateway.oidc")
public record OidcProperties(
        @HttpAddress @Nullable URI issuer,
        @DefaultValue("amends") @NotBlank(message = NAME) String audience,
        @DefaultValue("sub") @NotBlank(message = NAME) String nameClaim,
        @DefaultValue("roles") @NotBlank(message = NAME) String rolesClaim,
        @DefaultValue Map<String, String> roles) {

    private static final String NAME = "must be a name";

    /// Refuses an unknown role.
    public OidcProperties {
        roles.forEach(
                (theirs, ours) -> {
                    if (Role.of(ours).isEmpty()) {
                        throw new IllegalArgumentException(
                                String.format(
                                        Locale.ROOT,
                                        "amends.gateway.oidc.roles.%s is %s, but must be one of %s",
                                        theirs,
                                        ours,
                                        Role.words()));
                    }
                });
    }
}
