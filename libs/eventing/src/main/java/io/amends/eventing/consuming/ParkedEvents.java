package io.amends.eventing.consuming;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.SourceOffset;
import io.amends.eventing.consuming.IncomingRecord.Subject;
import io.amends.eventing.mongodb.StoreFailures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.BSONException;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/// The events of one consumer that were delivered before their predecessors, or whose effect waits
/// for a full outbox. They wait in the store, so that their offsets can be committed.
public final class ParkedEvents {
    static final String COLLECTION = "parked";
    private static final String CONSUMER = "consumer";
    private static final String SOURCE = "source";
    private static final String SUBJECT = "subject";
    private static final String EPOCH = "epoch";
    private static final String SEQ = "seq";
    private static final String RECORD = "record";
    private static final int MANY = 10_000;
    private static final int PAGE = 1_000;

    private final MongoCollection<BsonDocument> collection;
    private final String consumer;
    private final DocumentFaults faults;

    /// @param faults called for those that cannot be read; the others go on
    public ParkedEvents(MongoDatabase database, String consumer, DocumentFaults faults) {
        this.collection = database.getCollection(COLLECTION, BsonDocument.class);
        this.consumer = consumer;
        this.faults = faults;
        collection.createIndexes(
                List.of(new IndexModel(Indexes.ascending(CONSUMER, SOURCE, SUBJECT, EPOCH, SEQ))));
    }

    /// Parks events; those that are parked already stay as they are.
    void park(Collection<IncomingRecord> early) {
        insert(early.stream().map(this::document).toList());
    }

    private void insert(List<BsonDocument> documents) {
        try {
            collection.insertMany(documents, new InsertManyOptions().ordered(false));
        } catch (MongoBulkWriteException e) {
            if (!StoreFailures.isOnlyDuplicates(e)) {
                throw e;
            }
        }
    }

    /// The parked events of one aggregate, the earliest first.
    List<ConsumerRecord<byte[], byte[]>> find(Subject subject, int limit) {
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var found = collection.find(filter(subject)).sort(Sorts.ascending(EPOCH, SEQ)).limit(limit);
        for (var document : found) {
            try {
                records.add(record(document));
            } catch (BSONException e) {
                faults.unreadable(COLLECTION, document.getString("_id").getValue(), e);
            }
        }
        return records;
    }

    /// The event that a document holds.
    ///
    /// @throws BSONException when it cannot be read
    static ConsumerRecord<byte[], byte[]> record(BsonDocument document) {
        return StoredRecord.read(document.getDocument(RECORD));
    }

    void remove(Collection<IncomingRecord> done) {
        collection.deleteMany(in("_id", done.stream().map(this::id).toList()));
    }

    /// Removes all parked events of this consumer.
    void removeAll() {
        collection.deleteMany(eq(CONSUMER, consumer));
    }

    /// Moves all parked events of this consumer to another one; those that the other one has parked
    /// already stay as they are. Idempotent.
    public void moveTo(String other) {
        while (true) {
            var page = collection.find(eq(CONSUMER, consumer)).limit(PAGE).into(new ArrayList<>());
            if (page.isEmpty()) {
                return;
            }
            insert(page.stream().map(document -> copyFor(other, document)).toList());
            collection.deleteMany(
                    in("_id", page.stream().map(document -> document.get("_id")).toList()));
        }
    }

    private BsonDocument copyFor(String other, BsonDocument document) {
        var copy = document.clone();
        var id = document.getString("_id").getValue().substring(consumer.length());
        copy.put("_id", new BsonString(other + id));
        copy.put(CONSUMER, new BsonString(other));
        return copy;
    }

    /// Aggregates with parked events, at most 10,000.
    Set<Subject> subjects() {
        return subjects(MANY);
    }

    /// All aggregates with parked events.
    Set<Subject> allSubjects() {
        return subjects(Integer.MAX_VALUE);
    }

    /// However many events wait for one aggregate, all aggregates are found: a page begins after
    /// the last aggregate of the page before.
    private Set<Subject> subjects(int most) {
        var subjects = new LinkedHashSet<Subject>();
        var wanted = Projections.include(SOURCE, SUBJECT);
        var order = Sorts.ascending(CONSUMER, SOURCE, SUBJECT);
        var rest = and(eq(CONSUMER, consumer), gte(SOURCE, ""));
        while (subjects.size() < most) {
            var read = 0;
            Subject last = null;
            for (var each : collection.find(rest).projection(wanted).sort(order).limit(PAGE)) {
                read++;
                if (each.get(SOURCE) instanceof BsonString source
                        && each.get(SUBJECT) instanceof BsonString subject) {
                    last = new Subject(source.getValue(), subject.getValue());
                    subjects.add(last);
                }
            }
            if (read < PAGE || last == null) {
                break;
            }
            var sameSource = and(eq(SOURCE, last.source()), gt(SUBJECT, last.id()));
            rest = and(eq(CONSUMER, consumer), or(sameSource, gt(SOURCE, last.source())));
        }
        return subjects;
    }

    long count() {
        return collection.countDocuments(eq(CONSUMER, consumer));
    }

    long count(Subject subject) {
        return collection.countDocuments(filter(subject));
    }

    private Bson filter(Subject subject) {
        return and(eq(CONSUMER, consumer), eq(SOURCE, subject.source()), eq(SUBJECT, subject.id()));
    }

    /// An event without a number has its place on the topic as its order.
    private BsonDocument document(IncomingRecord incoming) {
        var header = Objects.requireNonNull(incoming.decoded().header());
        var raw = incoming.raw();
        var sequence =
                header.sequence() == null
                        ? new SourceOffset(raw.partition(), raw.offset())
                        : SourceOffset.of(header.sequence());
        return new BsonDocument("_id", new BsonString(id(incoming)))
                .append(CONSUMER, new BsonString(consumer))
                .append(SOURCE, new BsonString(header.source()))
                .append(SUBJECT, new BsonString(header.subject()))
                .append(EPOCH, new BsonInt64(sequence.epoch()))
                .append(SEQ, new BsonInt64(sequence.seq()))
                .append(RECORD, StoredRecord.write(incoming.raw()));
    }

    private String id(IncomingRecord incoming) {
        var header = Objects.requireNonNull(incoming.decoded().header());
        var raw = incoming.raw();
        var order =
                header.sequence() == null
                        ? raw.topic()
                                + "-"
                                + raw.partition()
                                + "-"
                                + raw.offset()
                                + "-"
                                + raw.timestamp()
                        : header.sequence().toString();
        return String.join("|", consumer, header.source(), header.subject(), order);
    }
}
