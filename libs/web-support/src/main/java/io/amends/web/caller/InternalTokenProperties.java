package io.amends.web.caller;

import io.amends.settings.HttpAddress;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// How a service verifies the gateway's tokens: `amends.internal.*`.
///
/// @param jwksUri where the gateway publishes the keys its internal tokens are signed with
@Validated
@ConfigurationProperties("amends.internal")
public record InternalTokenProperties(
        @HttpAddress @DefaultValue("http://127.0.0.1:8080/.well-known/jwks.json") URI jwksUri) {}
