package io.amends.gateway.key;

import io.amends.gateway.door.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes keys.
final class KeyMaker {

    private final ApiKeys keys;

    KeyMaker(ApiKeys keys) {
        this.keys = keys;
    }

    /// A new key. Its secret is seen here and never again.
    Secret make(Role role, String name, @Nullable Instant expiresAt) {
        var secret = Secret.generate();
        keep(secret, role, name, expiresAt);
        return secret;
    }

    /// Keeps what is needed to know a key again.
    void keep(Secret secret, Role role, String name, @Nullable Instant expiresAt) {
        var hash = new ApiKey.Hash(secret.hash());
        keys.add(new ApiKey(secret.id(), name, role, hash, ApiKeys.now(), expiresAt, null));
    }
}
