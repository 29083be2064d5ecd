package io.amends.eventing.aggregate;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.amends.eventing.mongodb.StoreFailures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.jspecify.annotations.Nullable;

/// All sent events, kept for ever. Shared by all aggregates of a service: an event's `_id` is its
/// collection, its aggregate and its sequence number, padded so that ids sort in event order.
final class History {
    static final String COLLECTION = "history";
    private static final BsonDocumentCodec PLAIN = new BsonDocumentCodec();

    private final MongoCollection<RawBsonDocument> collection;
    private final String documents;

    /// @param documents the collection of the documents whose events these are
    History(MongoCollection<RawBsonDocument> collection, String documents) {
        this.collection = collection;
        this.documents = documents;
    }

    /// Stores events in the history; those that exist already are left unchanged.
    void append(Collection<OutboxLease> leases) {
        var entries = new ArrayList<RawBsonDocument>();
        for (var lease : leases) {
            lease.events().forEach(event -> entries.add(document(event)));
        }
        try {
            collection.insertMany(entries, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!StoreFailures.isOnlyDuplicates(e)) {
                throw e;
            }
        }
    }

    /// The sent events after a position, in order.
    List<RawBsonDocument> after(String id, SourceOffset position) {
        return collection
                .find(
                        and(
                                gt(DocumentFields.ID, name(id, position)),
                                lt(DocumentFields.ID, end(id))))
                .sort(Sorts.ascending(DocumentFields.ID))
                .into(new ArrayList<>());
    }

    /// The last sent event's position; [SourceOffset#START] where none was sent.
    SourceOffset last(String id) {
        var last =
                collection
                        .find(
                                and(
                                        gt(DocumentFields.ID, name(id, SourceOffset.START)),
                                        lt(DocumentFields.ID, end(id))))
                        .sort(Sorts.descending(DocumentFields.ID))
                        .projection(Projections.include(DocumentFields.EPOCH, DocumentFields.SEQ))
                        .first();
        return last == null ? SourceOffset.START : AggregateDocumentMapper.position(last);
    }

    /// Whether a command's events were sent after a position.
    boolean containsCommand(String id, SourceOffset after, String command) {
        return collection
                        .find(
                                and(
                                        gt(DocumentFields.ID, name(id, after)),
                                        lt(DocumentFields.ID, end(id)),
                                        eq(DocumentFields.COMMAND, command)))
                        .projection(new BsonDocument(DocumentFields.ID, new BsonInt32(1)))
                        .first()
                != null;
    }

    /// A page of all sent events of these documents, by id and in order.
    ///
    /// @param id of the only aggregate that is wanted; null for all
    /// @param after the `_id` after which the page begins; the empty string for the first one
    List<RawBsonDocument> page(@Nullable String id, String after, int limit) {
        var all = documents + "/" + (id == null ? "" : id + "/");
        var end = id == null ? documents + "0" : end(id);
        return collection
                .find(
                        and(
                                gt(DocumentFields.ID, after.startsWith(all) ? after : all),
                                lt(DocumentFields.ID, end)))
                .sort(Sorts.ascending(DocumentFields.ID))
                .limit(limit)
                .into(new ArrayList<>(limit));
    }

    /// The aggregate and the number in an event's `_id`, as `7K2M-94QX/000000.000000000003`.
    String withoutCollection(String name) {
        return name.substring(documents.length() + 1);
    }

    private RawBsonDocument document(OutboxEntry event) {
        var envelope = event.envelope();
        var name = name(envelope.subject(), SourceOffset.of(envelope.sequence()));
        var document = new BsonDocument(DocumentFields.ID, new BsonString(name));
        document.append(DocumentFields.KEY, new BsonString(envelope.partitionKey()));
        document.putAll(event.entry());
        return new RawBsonDocument(document, PLAIN);
    }

    private String name(String id, SourceOffset position) {
        return String.format(
                Locale.ROOT, "%s/%s/%06d.%012d", documents, id, position.epoch(), position.seq());
    }

    /// After the last possible event: '0' follows '/'.
    private String end(String id) {
        return documents + "/" + id + "0";
    }
}
