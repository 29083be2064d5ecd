package io.amends.gateway.token;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Another issuer whose tokens are accepted besides API keys: `amends.gateway.oidc.*`.
///
/// @param issuer its address; absent: API keys only
/// @param audience for whom its tokens have to be
/// @param nameClaim where the person's or integration's name stands, the same on every request;
///   whoever has the name of an integration's key shares its complaints
/// @param rolesClaim where the roles stand, as `roles` or `realm_access.roles`
/// @param roles what the issuer calls our roles, as `{"complaints-agent": "agent"}`
@ConfigurationProperties("amends.gateway.oidc")
public record OidcSettings(
        @Nullable URI issuer,
        @DefaultValue("amends") String audience,
        @DefaultValue("sub") String nameClaim,
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<String, String> roles) {}
