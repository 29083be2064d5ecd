package io.amends.gateway.key;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import io.amends.web.caller.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keys in the gateway's database. Revoking a key deletes it and increments the number of
/// revocations, by which other gateways see that they have to clear their caches.
public final class ApiKeys {
    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);

    private static final String REVOCATIONS = "revocations";

    private final MongoCollection<Document> keys;
    private final MongoCollection<Document> counters;

    /// The keys of this database.
    public ApiKeys(MongoDatabase database) {
        this.keys = database.getCollection("keys");
        this.counters = database.getCollection("counters");
    }

    /// Ensures that there is an admin key and that this file contains it.
    public void ensureAdmin(PrivateFile file) {
        new AdminKeyFile(file, this).ensure();
    }

    /// Adds a new key.
    void add(ApiKey key) {
        var document =
                new Document("_id", key.id())
                        .append("name", key.name())
                        .append("role", key.role().word())
                        .append("hash", new Binary(key.hash().bytes()))
                        .append("createdAt", Date.from(key.createdAt()));
        if (key.expiresAt() != null) {
            document.append("expiresAt", Date.from(key.expiresAt()));
        }
        keys.insertOne(document);
    }

    /// Stores when a key was last used, unless a later use is stored.
    void recordUse(String id, Instant at) {
        keys.updateOne(eq("_id", id), max("lastUsedAt", Date.from(at)));
    }

    /// The key with this id.
    Optional<ApiKey> find(String id) {
        return Optional.ofNullable(keys.find(eq("_id", id)).first()).flatMap(ApiKeys::read);
    }

    /// All keys, oldest first.
    List<ApiKey> all() {
        var all = new ArrayList<ApiKey>();
        for (var document : keys.find().sort(Sorts.ascending("createdAt"))) {
            read(document).ifPresent(all::add);
        }
        return all;
    }

    /// Removes a key. Counts also when it is not there: a request that is repeated after a failure
    /// finds it removed, but perhaps not counted.
    ///
    /// @return whether the key existed
    boolean remove(String id) {
        var removed = keys.deleteOne(eq("_id", id)).getDeletedCount() > 0;
        counters.updateOne(
                eq("_id", REVOCATIONS), inc("count", 1L), new UpdateOptions().upsert(true));
        return removed;
    }

    /// How many keys were ever revoked.
    long revocations() {
        var counter = counters.find(eq("_id", REVOCATIONS)).first();
        return counter == null ? 0 : counter.get("count", Number.class).longValue();
    }

    /// The current instant in the precision of the database.
    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static @Nullable Instant instant(Document document, String field) {
        var date = document.getDate(field);
        return date == null ? null : date.toInstant();
    }

    /// A document that cannot be read grants nothing, and does not prevent reading the others.
    private static Optional<ApiKey> read(Document document) {
        try {
            return decoded(document);
        } catch (RuntimeException e) {
            LOG.error("The key {} is stored in a form that cannot be read", document.get("_id"), e);
            return Optional.empty();
        }
    }

    /// A role that only a newer version knows grants nothing.
    private static Optional<ApiKey> decoded(Document document) {
        return Role.of(document.getString("role"))
                .map(
                        role ->
                                new ApiKey(
                                        document.getString("_id"),
                                        document.getString("name"),
                                        role,
                                        new ApiKey.Hash(
                                                document.get("hash", Binary.class).getData()),
                                        document.getDate("createdAt").toInstant(),
                                        instant(document, "expiresAt"),
                                        instant(document, "lastUsedAt")));
    }
}
