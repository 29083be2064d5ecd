package io.amends.gateway.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.UUID;

/// A P-256 key that signs with ES256.
///
/// @param jwk both halves of the key
record SigningKey(ECKey jwk) {

    static SigningKey generate() {
        try {
            return new SigningKey(
                    new ECKeyGenerator(Curve.P_256)
                            .keyID(UUID.randomUUID().toString())
                            .keyUse(KeyUse.SIGNATURE)
                            .algorithm(JWSAlgorithm.ES256)
                            .generate());
        } catch (JOSEException impossible) {
            throw new IllegalStateException("every Java has P-256", impossible);
        }
    }

    /// @param pkcs8 the private half
    static SigningKey of(ECKey publicHalf, byte[] pkcs8) throws GeneralSecurityException {
        var half = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return new SigningKey(new ECKey.Builder(publicHalf).privateKey(half).build());
    }

    /// The `kid`.
    String id() {
        return jwk.getKeyID();
    }

    /// The private half in PKCS#8.
    byte[] pkcs8() {
        try {
            return jwk.toECPrivateKey().getEncoded();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("a signing key has a private half", impossible);
        }
    }

    @Override
    public String toString() {
        return "SigningKey[" + id() + "]";
    }
}
