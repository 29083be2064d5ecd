package io.amends.eventing.aggregate;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
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
public final class DocumentStoreFactory {
    private final MongoDatabase database;
    private final Clock clock;
    private final InstantSource realClock;
    private final AggregateLimits limits;
    private final TraceContext traces;
    private final OutboxListener listener;
    private final OutboxLeases leases;
    private final DocumentFaults faults;

    /// The same as below, where documents that cannot be read are only logged.
    public DocumentStoreFactory(
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
    public DocumentStoreFactory(
            MongoDatabase database,
            Clock clock,
            AggregateLimits limits,
            TraceContext traces,
            OutboxListener listener,
            DocumentFaults faults) {
        this.faults = faults;
        this.database = withMajority(database);
        this.clock = clock;
        this.realClock = InstantSource.system();
        this.limits = limits;
        this.traces = traces;
        this.listener = listener;
        this.leases = new OutboxLeases(realClock, new Leases(realClock, limits.lease()));
    }

    /// The aggregates of one type; creates the indexes they need.
    public <S, C, E> AggregateStore<S, C, E> create(AggregateType<S, C, E> type) {
        return create(type, AggregateListener.none());
    }

    /// The same, with a listener for changes.
    public <S, C, E> AggregateStore<S, C, E> create(
            AggregateType<S, C, E> type, AggregateListener<S> listener) {
        return new AggregateStore<>(type, parts(type, listener));
    }

    /// The projections of one type; creates the indexes they need.
    public <S, E> ProjectionStore<S, E> create(ProjectionType<S, E> type) {
        return create(type, AggregateListener.none());
    }

    /// The same, with a listener for changes.
    public <S, E> ProjectionStore<S, E> create(
            ProjectionType<S, E> type, AggregateListener<S> listener) {
        return new ProjectionStore<>(type, parts(type, listener));
    }

    private <S, E> DocumentStore.Parts<S, E> parts(
            DocumentType<S, E> type, AggregateListener<S> changeListener) {
        var collection = database.getCollection(type.collection(), RawBsonDocument.class);
        collection.createIndexes(indexes(type));
        var mapper = new AggregateDocumentMapper<>(type, limits);
        var documents = new AggregateCollection<>(collection, mapper, faults);
        var history =
                new History(
                        database.getCollection(History.COLLECTION, RawBsonDocument.class),
                        type.collection());
        var outbox = new DocumentOutbox<>(collection, documents, history, leases, realClock);
        var writer =
                new AggregateWriter<>(
                        documents,
                        history,
                        outbox,
                        leases,
                        listener,
                        changeListener,
                        traces,
                        limits,
                        clock);
        return new DocumentStore.Parts<>(
                collection, writer, new HistoryReader<>(documents, history), outbox, listener);
    }

    /// The database with majority writes and reads: an acknowledged write is durable, and what was
    /// published must never be rolled back.
    public static MongoDatabase withMajority(MongoDatabase database) {
        return database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true))
                .withReadConcern(ReadConcern.MAJORITY);
    }

    private static List<IndexModel> indexes(DocumentType<?, ?> type) {
        var sparse = new IndexOptions().sparse(true);
        var indexes = new ArrayList<IndexModel>();
        indexes.add(new IndexModel(Indexes.ascending(DocumentFields.RELAY_UNTIL), sparse));
        if (type instanceof TimedAggregateType) {
            indexes.add(new IndexModel(Indexes.ascending(DocumentFields.NEXT_DUE), sparse));
        }
        indexes.addAll(type.indexes());
        return indexes;
    }
}
