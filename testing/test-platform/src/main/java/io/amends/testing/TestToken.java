package io.amends.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An internal token's claims, valid or invalid.
///
/// @param issuer the issuer; services expect `amends-gateway`
/// @param audience the audience; services expect `amends-services`
/// @param subject the integration's or person's name
/// @param roles the roles, as `agent`
/// @param expires the expiry
public record TestToken(
        String issuer, String audience, String subject, List<String> roles, Instant expires) {

    String signedBy(TestKey key) {
        var header =
                String.format(
                        Locale.ROOT,
                        "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"%s\"}",
                        key.id());
        var words = roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(","));
        var claims =
                String.format(
                        Locale.ROOT,
                        "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"roles\":[%s],\"iat\":%d,\"exp\":%d}",
                        issuer,
                        audience,
                        subject,
                        words,
                        expires.minus(Duration.ofHours(1)).getEpochSecond(),
                        expires.getEpochSecond());
        var signed = encode(header) + "." + encode(claims);
        return signed + "." + key.sign(signed);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
