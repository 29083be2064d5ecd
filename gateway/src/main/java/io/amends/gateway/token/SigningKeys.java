package io.amends.gateway.token;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// The keys that sign internal tokens, in the gateway's database: public halves in plain text,
/// private halves encrypted. A gateway with another master key creates its own; services accept
/// every published key. A key is published as long as a gateway renews its lease, however many
/// others were created since, and a quarter of an hour longer, which no token outlives.
public final class SigningKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final String LEASE = "leasedUntil";
    private static final Duration LEASE_LENGTH = Duration.ofMinutes(15);

    /// For keys of versions without leases.
    private static final Duration FIRST_LEASE = Duration.ofDays(7);

    private final MongoCollection<Document> keys;
    private final MasterKey master;
    private final InstantSource time;
    private volatile @Nullable Document current;

    /// Keys in this database, wrapped with this master key.
    public SigningKeys(MongoDatabase database, MasterKey master) {
        this(database, master, InstantSource.system());
    }

    SigningKeys(MongoDatabase database, MasterKey master, InstantSource time) {
        this.keys = database.getCollection("signingKeys");
        this.master = master;
        this.time = time;
    }

    /// The key to sign with: the oldest that this master key decrypts, or a new one. The oldest, so
    /// that two gateways that start at once soon agree.
    SigningKey current() {
        var own =
                keys.find(eq("masterKey", master.fingerprint())).sort(Sorts.ascending("createdAt"));
        var found = own.first();
        try {
            var key = found == null ? SigningKey.generate() : unwrap(found);
            current = found == null ? document(key) : found;
            renew();
            return key;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(
                    "The signing key in the store cannot be opened with this master key although it"
                            + " should; delete it from signingKeys to get a new one",
                    broken);
        }
    }

    /// Renews the lease of the current key, also when it was removed meanwhile.
    void renew() {
        var own = current;
        if (own != null) {
            var leased =
                    new Document(own).append(LEASE, Date.from(time.instant().plus(LEASE_LENGTH)));
            keys.replaceOne(eq("_id", own.get("_id")), leased, new ReplaceOptions().upsert(true));
        }
    }

    /// Renews the lease of the current key and removes keys that are no longer in use.
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void maintain() {
        try {
            renew();
            var now = time.instant();
            keys.updateMany(exists(LEASE, false), set(LEASE, Date.from(now.plus(FIRST_LEASE))));
            keys.deleteMany(lt(LEASE, Date.from(now.minus(LEASE_LENGTH))));
        } catch (MongoException away) {
            LOG.warn("The lease of the signing key was not renewed; it is tried again", away);
        }
    }

    /// The public half of every key that may have signed a valid token, for services.
    JWKSet published() {
        var published = new ArrayList<JWK>();
        var inUse = or(exists(LEASE, false), gte(LEASE, Date.from(time.instant())));
        for (var document : keys.find(inUse).sort(Sorts.descending("createdAt"))) {
            published.add(publicHalf(document));
        }
        return new JWKSet(published);
    }

    private Document document(SigningKey key) throws GeneralSecurityException {
        return new Document("_id", key.id())
                .append("masterKey", master.fingerprint())
                .append("createdAt", Date.from(time.instant()))
                .append("jwk", new Document(key.jwk().toPublicJWK().toJSONObject()))
                .append("wrapped", new Binary(master.wrap(key.pkcs8(), key.id())));
    }

    private SigningKey unwrap(Document document) throws GeneralSecurityException {
        var id = document.getString("_id");
        var pkcs8 = master.unwrap(document.get("wrapped", Binary.class).getData(), id);
        return SigningKey.of(publicHalf(document), pkcs8);
    }

    private static ECKey publicHalf(Document document) {
        try {
            return ECKey.parse(document.get("jwk", Document.class)).toPublicJWK();
        } catch (ParseException broken) {
            throw new IllegalStateException(
                    "signingKeys holds a key that is none: " + document.getString("_id"), broken);
        }
    }
}
