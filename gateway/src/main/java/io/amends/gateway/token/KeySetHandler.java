package io.amends.gateway.token;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Serves the public halves of the signing keys.
public final class KeySetHandler {

    private static final String ALL = "all";

    private final LoadingCache<String, Map<String, Object>> shown;

    /// Serves these keys, read again after a second: another gateway may have added its own.
    public KeySetHandler(SigningKeys keys) {
        this.shown =
                Caffeine.newBuilder()
                        .expireAfterWrite(Duration.ofSeconds(1))
                        .build(any -> keys.published().toJSONObject());
    }

    /// `GET /.well-known/jwks.json`.
    public ServerResponse show(ServerRequest request) {
        return ServerResponse.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)))
                .body(shown.get(ALL));
    }
}
