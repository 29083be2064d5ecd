package io.amends.gateway.key;

import io.amends.web.caller.Role;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The stored part of a key: everything but its secret.
///
/// @param id identifies the key; part of the key's text
/// @param name the integration's or person's name
/// @param role the role
/// @param hash SHA-256 of the secret
/// @param createdAt when it was created
/// @param expiresAt from when on it is refused; absent: never
/// @param lastUsedAt when it was last used, truncated to the minute; absent: not yet
public record ApiKey(
        String id,
        String name,
        Role role,
        Hash hash,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt) {

    /// Whether the key is still accepted at this instant.
    boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /// A SHA-256 hash whose `toString` does not reveal it.
    ///
    /// @param bytes its 32 bytes
    @SuppressWarnings("ArrayRecordComponent") // compared in constant time below, never by equals
    public record Hash(byte[] bytes) {

        boolean is(byte[] other) {
            return MessageDigest.isEqual(bytes, other);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Hash hash && is(hash.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Hash[…]";
        }
    }
}
