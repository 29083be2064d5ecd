package io.amends.eventing.lease;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import io.amends.eventing.mongodb.StoreFailures;
import java.util.Date;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/// Documents that one process at a time may change. The lease is stored in the document itself, so
/// that its holder's writes are fenced: they succeed only while no other holder has acquired the
/// lease.
public final class LeasedDocuments {
    static final String ID = "_id";

    /// The field that holds the lease.
    public static final String LEASE = "lease";

    private static final String TOKEN = LEASE + "." + Lease.TOKEN;
    private static final String FENCE = LEASE + "." + Lease.FENCE;
    private static final String UNTIL = LEASE + "." + Lease.UNTIL;

    private final MongoCollection<BsonDocument> collection;
    private final Leases leases;

    /// @param collection should write with majority
    public LeasedDocuments(MongoCollection<BsonDocument> collection, Leases leases) {
        this.collection = collection;
        this.leases = leases;
    }

    /// Acquires a document, which is created where there is none.
    ///
    /// @return empty while another holder has it
    public Optional<LeasedDocument> acquire(String id) {
        create(new BsonDocument(ID, new BsonString(id)));
        var free = or(exists(UNTIL, false), lt(UNTIL, Date.from(leases.now())));
        var token = leases.newToken();
        var acquired =
                collection.findOneAndUpdate(
                        and(eq(ID, id), free),
                        Updates.combine(
                                Updates.set(TOKEN, token),
                                Updates.inc(FENCE, 1L),
                                Updates.set(UNTIL, Date.from(leases.renewedUntil()))),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
        return Optional.ofNullable(acquired)
                .map(document -> new LeasedDocument(this, document, leaseOf(document)));
    }

    /// Creates a document unless there is one of its id.
    public void create(BsonDocument document) {
        if (collection.find(eq(ID, document.get(ID))).first() == null) {
            try {
                collection.insertOne(document);
            } catch (MongoWriteException e) {
                if (!StoreFailures.isDuplicate(e)) {
                    throw e;
                }
                // Another process created it first.
            }
        }
    }

    /// Reads a document without acquiring it.
    public Optional<BsonDocument> find(String id) {
        return Optional.ofNullable(collection.find(eq(ID, id)).first());
    }

    /// The lease on a document, which may have expired; empty where it was released.
    public static Optional<Lease> leaseIn(BsonDocument document) {
        return document.containsKey(LEASE) && document.getDocument(LEASE).containsKey(Lease.UNTIL)
                ? Optional.of(leaseOf(document))
                : Optional.empty();
    }

    Leases leases() {
        return leases;
    }

    boolean update(String id, Lease lease, Bson change) {
        return collection.updateOne(ownedBy(id, lease), change).getMatchedCount() == 1;
    }

    boolean delete(String id, Lease lease) {
        return collection.deleteOne(ownedBy(id, lease)).getDeletedCount() == 1;
    }

    /// The update that renews a lease for its whole length.
    Bson renewal() {
        return Updates.set(UNTIL, Date.from(leases.renewedUntil()));
    }

    /// The update that releases a lease; the fence is kept, so that it keeps rising.
    static Bson release() {
        return Updates.combine(Updates.unset(UNTIL), Updates.unset(TOKEN));
    }

    private static Bson ownedBy(String id, Lease lease) {
        return and(eq(ID, id), eq(TOKEN, lease.token()));
    }

    private static Lease leaseOf(BsonDocument document) {
        return Lease.read(document.getDocument(LEASE));
    }
}
