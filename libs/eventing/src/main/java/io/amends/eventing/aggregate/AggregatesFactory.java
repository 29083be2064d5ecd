package io.amends.eventing.aggregate;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.amends.eventing.lease.Leases;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.bson.RawBsonDocument;

/// Creates the stores of a service's aggregates, all in one database with one history and one
/// relay.
public final class AggregatesFactory {
    private final MongoDatabase database;
    private final Clock clock;
    private final InstantSource realClock;
    private final AggregateLimits limits;
    private final TraceContext traces;
    private final OutboxListener listener;
    private final OutboxLeases leases;
    private final DocumentFaults faults;

    /// The same as below, where documents that cannot be read are only logged.
    public AggregatesFactory(
            MongoDatabase database,
            Clock clock,
            AggregateLimits limits,
            TraceContext traces,
            OutboxListener listener) {
        this(database, clock, limits, traces, listener, DocumentFaults.logging());
    }

    /// @param clock the business clock, ticking milliseconds
    /// @param listener called with events to be sent, usually the relay
    /// @param faults called for documents that cannot be read
    public AggregatesFactory(
            MongoDatabase database,
            Clock clock,
            AggregateLimits limits,
            TraceContext traces,
            OutboxListener listener,
            DocumentFaults faults) {
        this.faults = faults;
        this.database = careful(database);
        this.clock = clock;
        this.realClock = InstantSource.system();
        this.limits = limits;
        this.traces = traces;
        this.listener = listener;
        this.leases = new OutboxLeases(realClock, new Leases(realClock, limits.lease()));
    }

    /// The store of one type; creates the indexes it needs.
    public <S, C, E> Aggregates<S, C, E> create(AggregateType<S, C, E> type) {
        return create(type, AggregateListener.none());
    }

    /// The same, with a listener for changes.
    public <S, C, E> Aggregates<S, C, E> create(
            AggregateType<S, C, E> type, AggregateListener<S> witness) {
        var collection = database.getCollection(type.collection(), RawBsonDocument.class);
        collection.createIndexes(indexes(type));
        var layout = new AggregateDocumentMapper<>(type, limits);
        var history =
                new History(
                        database.getCollection(History.COLLECTION, RawBsonDocument.class),
                        type.collection());
        var outbox = new DocumentOutbox<>(collection, layout, history, leases, realClock, faults);
        return new Aggregates<>(
                new Parts<>(
                        collection,
                        layout,
                        history,
                        outbox,
                        leases,
                        listener,
                        witness,
                        traces,
                        limits,
                        clock,
                        faults));
    }

    /// The database with majority writes and reads: an acknowledged write is durable, and what was
    /// published must never be rolled back.
    public static MongoDatabase careful(MongoDatabase database) {
        return database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    private static List<IndexModel> indexes(AggregateType<?, ?, ?> type) {
        var sparse = new IndexOptions().sparse(true);
        var indexes = new ArrayList<IndexModel>();
        indexes.add(new IndexModel(Indexes.ascending(DocumentFields.RELAY_UNTIL), sparse));
        indexes.add(new IndexModel(Indexes.ascending(DocumentFields.NEXT_DUE), sparse));
        indexes.addAll(type.indexes());
        return indexes;
    }

    /// The parts of a store.
    record Parts<S, C, E>(
            MongoCollection<RawBsonDocument> collection,
            AggregateDocumentMapper<S, C, E> layout,
            History history,
            DocumentOutbox<S, C, E> outbox,
            OutboxLeases leases,
            OutboxListener listener,
            AggregateListener<S> witness,
            TraceContext traces,
            AggregateLimits limits,
            Clock clock,
            DocumentFaults faults) {}
}
