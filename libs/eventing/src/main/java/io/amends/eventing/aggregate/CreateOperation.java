package io.amends.eventing.aggregate;

import com.mongodb.MongoException;
import io.amends.eventing.aggregate.CreateResult.Created;
import io.amends.eventing.aggregate.CreateResult.Existing;
import org.jspecify.annotations.Nullable;

/// One creation, until it is done or an existing aggregate is found.
final class CreateOperation<S, C, E> {
    private final AggregateType<S, C, E> type;
    private final AggregateWriter<S, E> writer;
    private final String id;
    private final CommandRequest<C> request;
    private final WriteRetries retries = new WriteRetries();
    private @Nullable PendingWrite<S, E> sent;

    CreateOperation(
            AggregateType<S, C, E> type,
            AggregateWriter<S, E> writer,
            String id,
            CommandRequest<C> request) {
        this.type = type;
        this.writer = writer;
        this.id = id;
        this.request = request;
    }

    CreateResult<S> run() {
        var before = AggregateSnapshot.<S>absent(id);
        while (true) {
            var change = decide(before);
            if (isWritten(change)) {
                return new Created<>(change.stored());
            }
            var sharing = writer.documents().sharing(id, request.uniqueKeys());
            for (var other : sharing.entrySet()) {
                var snapshot = other.getValue();
                if (snapshot.state() != null) {
                    return isOwn(snapshot)
                            ? new Created<>(snapshot.stored())
                            : new Existing<>(snapshot.stored(), other.getKey());
                }
                before = snapshot; // source offsets only: it gets its state now
            }
            retries.afterConflict(id);
        }
    }

    private PendingChange<S, E> decide(AggregateSnapshot<S> before) {
        var change = writer.change(before);
        if (!change.decide(type, request.command(), writer.now(), request.by(), request.id())) {
            throw new IllegalStateException("a creation must decide something");
        }
        change.uniqueKeys(request.uniqueKeys());
        return change;
    }

    private boolean isWritten(PendingChange<S, E> change) {
        var write = writer.prepare(change, change.at());
        sent = write;
        try {
            return writer.write(write);
        } catch (MongoException e) {
            retries.afterFailure(e);
            return false;
        }
    }

    /// Whether this call has created it, and only the reply was lost.
    private boolean isOwn(AggregateSnapshot<S> snapshot) {
        if (!snapshot.id().equals(id)
                || !writer.isDone(snapshot, SourceOffset.START, request.id())) {
            return false;
        }
        if (sent != null) {
            writer.foundWritten(sent, snapshot);
        }
        return true;
    }
}
