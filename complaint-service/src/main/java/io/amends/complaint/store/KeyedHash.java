package io.amends.complaint.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Hashes that cannot be computed without the key (HMAC-SHA-256), so that stored hashes cannot be
/// tested against guessed e-mail addresses.
public final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEPT_BYTES = 16;

    private final SecretKeySpec key;

    /// @param key at least 32 bytes; must never change
    public KeyedHash(byte[] key) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a key for hashes has at least 32 bytes");
        }
        this.key = new SecretKeySpec(key.clone(), ALGORITHM);
    }

    /// The hash, 22 letters, digits, `-` and `_`.
    ///
    /// @param purpose separates hashes: the same content has another hash for another purpose
    public String of(String purpose, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            var hash = Arrays.copyOf(mac.doFinal(content), KEPT_BYTES);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /// The hash of a text.
    public String of(String purpose, String content) {
        return of(purpose, content.getBytes(StandardCharsets.UTF_8));
    }
}
