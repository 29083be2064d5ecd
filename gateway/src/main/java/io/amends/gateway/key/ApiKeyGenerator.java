package io.amends.gateway.key;

import io.amends.web.caller.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Generates and stores API keys.
final class ApiKeyGenerator {

    private final ApiKeys keys;

    ApiKeyGenerator(ApiKeys keys) {
        this.keys = keys;
    }

    /// Generates a key. Its secret is not stored.
    ApiKeySecret generate(Role role, String name, @Nullable Instant expiresAt) {
        var secret = ApiKeySecret.generate();
        store(secret, role, name, expiresAt);
        return secret;
    }

    /// Stores the hash and the metadata of a key.
    void store(ApiKeySecret secret, Role role, String name, @Nullable Instant expiresAt) {
        var hash = new ApiKey.Hash(secret.hash());
        keys.add(new ApiKey(secret.id(), name, role, hash, ApiKeys.now(), expiresAt, null));
    }
}
