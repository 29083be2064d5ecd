package io.amends.gateway.token;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.bson.types.Binary;

/// The keys that internal tokens are signed with, in the gateway's database: public halves in the
/// open, private halves wrapped. A gateway with another master key makes its own; services accept
/// every key that is shown.
public final class SigningKeys {

    private final MongoCollection<Document> keys;
    private final MasterKey master;

    /// Keys in this database, wrapped with this master key.
    public SigningKeys(MongoDatabase database, MasterKey master) {
        this.keys = database.getCollection("signingKeys");
        this.master = master;
    }

    /// The key to sign with: the oldest one that this master key opens, or a new one. The oldest,
    /// so that two gateways that start at once soon agree.
    SigningKey current() {
        var mine =
                keys.find(eq("masterKey", master.fingerprint())).sort(Sorts.ascending("createdAt"));
        var found = mine.first();
        try {
            return found == null ? create() : open(found);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "The signing key in the store cannot be opened with this master key although it"
                            + " should; delete it from signingKeys to get a new one",
                    broken);
        }
    }

    /// Every public half, for services.
    List<Map<String, String>> shown() {
        var shown = new ArrayList<Map<String, String>>();
        for (var document : keys.find().sort(Sorts.descending("createdAt")).limit(16)) {
            shown.add(jwk(document));
        }
        return shown;
    }

    private SigningKey create() throws GeneralSecurityException {
        var key = SigningKey.generate();
        keys.insertOne(
                new Document("_id", key.id())
                        .append("masterKey", master.fingerprint())
                        .append("createdAt", Date.from(Instant.now()))
                        .append("jwk", new Document(key.publicKey()))
                        .append(
                                "wrapped",
                                new Binary(master.wrap(key.privateKey().getEncoded(), key.id()))));
        return key;
    }

    private SigningKey open(Document document) throws GeneralSecurityException {
        var id = document.getString("_id");
        var pkcs8 = master.unwrap(document.get("wrapped", Binary.class).getData(), id);
        return SigningKey.of(id, pkcs8, jwk(document));
    }

    private static Map<String, String> jwk(Document document) {
        var jwk = new TreeMap<String, String>();
        document.get("jwk", Document.class).forEach((name, value) -> jwk.put(name, (String) value));
        return jwk;
    }
}
