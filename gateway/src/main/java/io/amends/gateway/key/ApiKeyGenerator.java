package io.amends.gateway.key;

import io.amends.web.caller.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes keys.
final class ApiKeyGenerator {

    private final ApiKeys keys;

    ApiKeyGenerator(ApiKeys keys) {
        this.keys = keys;
    }

    /// A new key. Its secret is seen here and never again.
    ApiKeySecret make(Role role, String name, @Nullable Instant expiresAt) {
        var secret = ApiKeySecret.generate();
        keep(secret, role, name, expiresAt);
        return secret;
    }

    /// Keeps what is needed to know a key again.
    void keep(ApiKeySecret secret, Role role, String name, @Nullable Instant expiresAt) {
        var hash = new ApiKey.Hash(secret.hash());
        keys.add(new ApiKey(secret.id(), name, role, hash, ApiKeys.now(), expiresAt, null));
    }
}
