package io.amends.gateway.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.amends.gateway.door.Caller;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/// Tells services who calls, in a token that holds for a minute. One token serves all requests of
/// half a minute, on both sides: signing and verifying cost more than all else in the door.
public final class InternalTokens {

    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration USED = Duration.ofSeconds(30);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKey key;
    private final JsonMapper json = new JsonMapper();
    private final LoadingCache<Who, String> tokens;

    private record Who(String name, Set<String> roles) {}

    /// Signs with the current key.
    public InternalTokens(SigningKeys keys) {
        this.key = keys.current();
        this.tokens =
                Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(USED).build(this::sign);
    }

    /// A token for this caller.
    public String of(Caller caller) {
        return tokens.get(new Who(caller.name(), caller.words()));
    }

    /// A token for the gateway itself, which has no role and may read descriptions only.
    public String own() {
        return tokens.get(new Who("gateway", Set.of()));
    }

    private String sign(Who who) {
        var now = Instant.now().getEpochSecond();
        var header = new LinkedHashMap<String, Object>();
        header.put("alg", "ES256");
        header.put("typ", "JWT");
        header.put("kid", key.id());
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", "amends-gateway");
        claims.put("aud", "amends-services");
        claims.put("sub", who.name());
        claims.put("roles", who.roles());
        claims.put("iat", now);
        claims.put("exp", now + LIFETIME.toSeconds());
        var signed = encode(header) + "." + encode(claims);
        return signed + "." + key.sign(signed);
    }

    private String encode(Object part) {
        return BASE64.encodeToString(
                json.writeValueAsString(part).getBytes(StandardCharsets.UTF_8));
    }
}
