package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.RenameCollectionOptions;
import java.util.function.LongConsumer;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;

/// A collection of aggregates rebuilt from events of other services, that is to replace the one in
/// use. The events that the aggregates have published, and their numbers, are not rebuilt: they are
/// merged in, so that consumers see neither a gap nor a repetition.
public final class ShadowCollection {
    private final MongoCollection<BsonDocument> inUse;
    private final MongoCollection<BsonDocument> next;
    private final PublishedEvents published;
    private final ShadowComparison comparison;

    /// @param database the service's, with majority reads and writes
    /// @param inUse the collection to be replaced
    /// @param next the rebuilt collection
    public ShadowCollection(
            MongoDatabase database, String inUse, String next, ShadowComparison comparison) {
        this.inUse = database.getCollection(inUse, BsonDocument.class);
        this.next = database.getCollection(next, BsonDocument.class);
        this.published =
                new PublishedEvents(
                        new History(
                                database.getCollection(History.COLLECTION, RawBsonDocument.class),
                                inUse));
        this.comparison = comparison;
    }

    /// Merges in what is not derived from events of other services. Idempotent: a repeated merge
    /// writes nothing. After the last merge before the swap no more events may be applied to the
    /// rebuilt aggregates, since some of them are copies of those in use.
    ///
    /// @param progress called after each page with the number of aggregates read
    public MergeResult merge(MergeMode mode, LongConsumer progress) {
        return new ShadowMerge(inUse, next, published, comparison, mode).run(progress);
    }

    /// How many aggregates have events that are about to be sent. Those that the relay leaves
    /// alone, since it cannot read them, are not among them: they are merged as they are.
    public long unsent() {
        return inUse.countDocuments(
                and(
                        lt(DocumentFields.RELAY_UNTIL, new BsonDateTime(Long.MAX_VALUE)),
                        ne(DocumentFields.RELAY_LEFT_ALONE, true)));
    }

    /// Replaces the collection in use, atomically for all clients; the replaced one is dropped.
    public void swap() {
        next.renameCollection(inUse.getNamespace(), new RenameCollectionOptions().dropTarget(true));
    }

    /// Drops the rebuilt collection.
    public void drop() {
        next.drop();
    }
}
