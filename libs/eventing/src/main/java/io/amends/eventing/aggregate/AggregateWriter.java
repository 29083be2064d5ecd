package io.amends.eventing.aggregate;

import com.mongodb.client.model.WriteModel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/// Writes pending changes, each as one compare-and-set on one document. Once a write is
/// acknowledged, its events are passed to the relay and the listener is called.
final class AggregateWriter<S, E> {
    private final AggregateCollection<S, E> documents;
    private final DocumentUpdates<S, E> updates;
    private final History history;
    private final Outbox outbox;
    private final OutboxLeases leases;
    private final OutboxListener outboxListener;
    private final AggregateListener<S> listener;
    private final TraceContext traces;
    private final AggregateLimits limits;
    private final Clock clock;

    AggregateWriter(
            AggregateCollection<S, E> documents,
            History history,
            Outbox outbox,
            OutboxLeases leases,
            OutboxListener outboxListener,
            AggregateListener<S> listener,
            TraceContext traces,
            AggregateLimits limits,
            Clock clock) {
        this.documents = documents;
        this.updates = new DocumentUpdates<>(documents.mapper());
        this.history = history;
        this.outbox = outbox;
        this.leases = leases;
        this.outboxListener = outboxListener;
        this.listener = listener;
        this.traces = traces;
        this.limits = limits;
        this.clock = clock;
    }

    AggregateCollection<S, E> documents() {
        return documents;
    }

    /// The business time.
    Instant now() {
        return clock.instant();
    }

    /// A change of a document as it was read, or of one that does not exist yet.
    PendingChange<S, E> change(AggregateSnapshot<S> before) {
        return new PendingChange<>(documents, before, traces, limits);
    }

    /// The write of a change, which acquires the outbox lease where it adds events and no relay has
    /// it.
    ///
    /// @throws UnreadableDocumentException where an event in the outbox cannot be read
    PendingWrite<S, E> prepare(PendingChange<S, E> change, Instant now) {
        change.writtenAt(now);
        var before = change.before().lease();
        if (change.newEvents().isEmpty() || !leases.isFree(before)) {
            return new PendingWrite<>(change, updates.of(change, null), null);
        }
        var acquired = leases.next(before);
        WriteModel<RawBsonDocument> model = updates.of(change, acquired);
        return new PendingWrite<>(change, model, lease(change, acquired));
    }

    PendingWrite<S, E> prepare(PendingChange<S, E> change) {
        return prepare(change, now());
    }

    private OutboxLease lease(PendingChange<S, E> change, OutboxLeaseState acquired) {
        var before = change.before();
        var events = new ArrayList<OutboxEntry>();
        before.outbox().forEach(entry -> events.add(documents.outboxEntry(before, entry)));
        events.addAll(change.newEvents());
        return new OutboxLease(
                outbox, before.id(), acquired.token(), acquired.until(), List.copyOf(events));
    }

    /// Writes one change; false when the document has changed since it was read.
    boolean write(PendingWrite<S, E> write) {
        if (!documents.write(write)) {
            return false;
        }
        acknowledged(write);
        return true;
    }

    /// Writes many changes at once; false when not all documents were written. Then
    /// [#resolveUncertain] finds out which.
    boolean write(List<PendingWrite<S, E>> writes) {
        if (!documents.write(writes)) {
            return false;
        }
        writes.forEach(this::acknowledged);
        return true;
    }

    private void acknowledged(PendingWrite<S, E> write) {
        if (write.lease() != null) {
            outboxListener.onLeaseAcquired(write.lease());
        }
        notifyListener(write.change());
    }

    /// To be called where the document, read again, shows that a write succeeded although its reply
    /// was lost.
    void foundWritten(PendingWrite<S, E> write, AggregateSnapshot<S> now) {
        passLease(write, now);
        notifyListener(write.change());
    }

    /// Finds out from a document, read again, whether one of many writes had succeeded.
    void resolveUncertain(PendingWrite<S, E> write, AggregateSnapshot<S> now) {
        var change = write.change();
        if (change.newEvents().isEmpty()) {
            return; // there was nothing to send and no listener to call
        }
        var commandId =
                change.newEvents().getFirst().entry().getString(DocumentFields.COMMAND).getValue();
        if (isDone(now, change.before().position(), commandId)) {
            foundWritten(write, now);
        } else {
            passLease(write, now);
        }
    }

    /// Passes the events to the relay where the lease is stored that the write was to acquire.
    private void passLease(PendingWrite<S, E> write, AggregateSnapshot<S> now) {
        var lease = write.lease();
        var stored = now.lease();
        if (lease != null && stored != null && stored.token().equals(lease.token())) {
            outboxListener.onLeaseAcquired(lease);
        }
    }

    /// Calls the listener within the trace of the events, also where changes of many traces were
    /// written at once.
    private void notifyListener(PendingChange<S, E> change) {
        if (change.newEvents().isEmpty()) {
            return;
        }
        var events = change.newEvents().stream().map(OutboxEntry::event).toList();
        var trace = change.newEvents().getFirst().envelope().traceparent();
        if (Objects.equals(trace, traces.current())) {
            listener.onChanged(change.stored(), events);
        } else {
            traces.within(trace, "listener", () -> listener.onChanged(change.stored(), events));
        }
    }

    /// Whether a command has had its effect after a position: its id is in the outbox or in the
    /// history.
    boolean isDone(AggregateSnapshot<S> snapshot, @Nullable SourceOffset since, String commandId) {
        return since != null
                && (documents.containsCommand(snapshot, commandId)
                        || !snapshot.position().equals(since)
                                && history.containsCommand(snapshot.id(), since, commandId));
    }

    /// @throws OutboxFullException where too much waits to be sent for another command of a caller
    void requireRoomForCallers(AggregateSnapshot<S> snapshot) {
        if (snapshot.outbox().size() > limits.waitingEvents()
                || snapshot.outboxBytes() > limits.waitingBytes()) {
            throw new OutboxFullException(
                    String.format(
                            Locale.ROOT,
                            "%d events of %s wait to be sent",
                            snapshot.outbox().size(),
                            snapshot.id()),
                    Duration.ofSeconds(5));
        }
    }
}
