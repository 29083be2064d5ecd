package io.amends.gateway.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A complete key: `amk_<id>_<secret>`, the secret being 256 random bits. The prefix lets scanners
/// find keys that were committed by mistake.
///
/// @param id the public part
/// @param secret the secret part
record ApiKeySecret(String id, String secret) {

    private static final Pattern FORM = Pattern.compile("amk_([0-9a-f]{16})_([A-Za-z0-9_-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;

    static ApiKeySecret generate() {
        return new ApiKeySecret(
                HexFormat.of().formatHex(random(ID_BYTES)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(random(SECRET_BYTES)));
    }

    static Optional<ApiKeySecret> parse(String text) {
        var form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new ApiKeySecret(form.group(1), form.group(2)))
                : Optional.empty();
    }

    /// The key as text.
    String text() {
        return "amk_" + id + "_" + secret;
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "Secret[" + id + "]";
    }

    private static byte[] random(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
