package io.amends.gateway.token;

import io.amends.gateway.key.PrivateFile;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts secrets before they are stored in a database, with AES-256-GCM. The master key itself
/// is stored elsewhere: in a setting or in a file of the data folder.
public final class MasterKey {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /// A key given as base 64 of 32 bytes.
    ///
    /// @throws IllegalArgumentException when it is anything else
    public static MasterKey of(String base64) {
        var bytes = Base64.getDecoder().decode(base64.strip());
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "A master key is 32 random bytes in base 64, as `openssl rand -base64 32` gives.");
        }
        return new MasterKey(bytes);
    }

    /// The key in this file; a new one when there is no file.
    public static MasterKey in(PrivateFile file) {
        var found = file.read();
        if (found.isPresent()) {
            return of(found.get());
        }
        var fresh = new byte[KEY_BYTES];
        RANDOM.nextBytes(fresh);
        file.write(Base64.getEncoder().encodeToString(fresh));
        return new MasterKey(fresh);
    }

    /// Identifies the key without revealing it.
    String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("amends master key".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(key), 0, 8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Encrypts; `label` has to be the same when unwrapping.
    byte[] wrap(byte[] plain, String label) throws GeneralSecurityException {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, nonce, label).doFinal(plain);
        var wrapped = Arrays.copyOf(nonce, nonce.length + sealed.length);
        System.arraycopy(sealed, 0, wrapped, nonce.length, sealed.length);
        return wrapped;
    }

    /// Decrypts what [#wrap] made.
    ///
    /// @throws GeneralSecurityException when it was wrapped with another key or changed since
    byte[] unwrap(byte[] wrapped, String label) throws GeneralSecurityException {
        var nonce = Arrays.copyOf(wrapped, NONCE_BYTES);
        return cipher(Cipher.DECRYPT_MODE, nonce, label)
                .doFinal(wrapped, NONCE_BYTES, wrapped.length - NONCE_BYTES);
    }

    private Cipher cipher(int mode, byte[] nonce, String label) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(label.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
