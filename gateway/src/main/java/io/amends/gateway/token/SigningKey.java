package io.amends.gateway.token;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A P-256 key that signs with ES256.
///
/// @param id its `kid`
/// @param privateKey the half that signs
/// @param publicKey the half that everybody may see, as a JWK
record SigningKey(String id, PrivateKey privateKey, Map<String, String> publicKey) {

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE = 32;

    static SigningKey generate() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        var id = UUID.randomUUID().toString();
        return new SigningKey(id, pair.getPrivate(), jwk(id, (ECPublicKey) pair.getPublic()));
    }

    static SigningKey of(String id, byte[] pkcs8, Map<String, String> publicKey)
            throws GeneralSecurityException {
        var spec = new PKCS8EncodedKeySpec(pkcs8);
        return new SigningKey(id, KeyFactory.getInstance("EC").generatePrivate(spec), publicKey);
    }

    /// The signature of a text, as a JWS has it.
    String sign(String text) {
        try {
            var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("The signing key does not sign", broken);
        }
    }

    private static Map<String, String> jwk(String id, ECPublicKey key) {
        return new TreeMap<>(
                Map.of(
                        "kty", "EC",
                        "crv", "P-256",
                        "use", "sig",
                        "alg", "ES256",
                        "kid", id,
                        "x", coordinate(key.getW().getAffineX()),
                        "y", coordinate(key.getW().getAffineY())));
    }

    /// 32 bytes, whatever the number: without the sign byte, with leading zeros.
    private static String coordinate(BigInteger value) {
        var bytes = value.toByteArray();
        var used = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - COORDINATE), bytes.length);
        var padded = new byte[COORDINATE];
        System.arraycopy(used, 0, padded, COORDINATE - used.length, used.length);
        return BASE64.encodeToString(padded);
    }
}
