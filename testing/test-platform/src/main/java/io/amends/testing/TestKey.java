package io.amends.testing;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;

/// A P-256 key pair that signs with ES256.
///
/// @param id its `kid`
/// @param pair both halves
record TestKey(String id, KeyPair pair) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE = 32;

    static TestKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new TestKey(UUID.randomUUID().toString(), generator.generateKeyPair());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String jwks() {
        var point = ((ECPublicKey) pair.getPublic()).getW();
        return String.format(
                Locale.ROOT,
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"alg\":\"ES256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}]}",
                id,
                coordinate(point.getAffineX()),
                coordinate(point.getAffineY()));
    }

    private static String coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var padded = new byte[COORDINATE];
        var from = Math.max(0, bytes.length - COORDINATE);
        var used = Arrays.copyOfRange(bytes, from, bytes.length);
        System.arraycopy(used, 0, padded, COORDINATE - used.length, used.length);
        return BASE64.encodeToString(padded);
    }
}
