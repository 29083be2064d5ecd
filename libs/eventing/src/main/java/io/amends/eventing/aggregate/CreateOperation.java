package io.amends.eventing.aggregate;

import com.mongodb.MongoException;
import io.amends.eventing.aggregate.CreateResult.Created;
import io.amends.eventing.aggregate.CreateResult.Existing;
import org.jspecify.annotations.Nullable;

/// One creation, until it is done or an existing aggregate is found.
final class CreateOperation<S, C, E> {
    private final Aggregates<S, C, E> aggregates;
    private final String id;
    private final CommandRequest<C> call;
    private final Aggregates<S, C, E>.Patience patience;
    private @Nullable PendingWrite<S, C, E> sent;

    CreateOperation(Aggregates<S, C, E> aggregates, String id, CommandRequest<C> call) {
        this.aggregates = aggregates;
        this.id = id;
        this.call = call;
        this.patience = aggregates.new Patience();
    }

    CreateResult<S> run() {
        var before = AggregateSnapshot.<S>absent(id);
        while (true) {
            var draft = decide(before);
            if (written(draft)) {
                return new Created<>(draft.stored());
            }
            var sharing = aggregates.documents().sharing(id, call.uniqueKeys());
            for (var other : sharing.entrySet()) {
                var snapshot = other.getValue();
                if (snapshot.state() != null) {
                    return isMine(snapshot)
                            ? new Created<>(snapshot.stored())
                            : new Existing<>(snapshot.stored(), other.getKey());
                }
                before = snapshot; // source offsets only: it gets its state now
            }
            patience.lostRace(id);
        }
    }

    private PendingChange<S, C, E> decide(AggregateSnapshot<S> before) {
        var draft = aggregates.draft(before);
        if (!draft.decide(call.command(), aggregates.clock().instant(), call.by(), call.id())) {
            throw new IllegalStateException("a creation must decide something");
        }
        draft.uniqueKey(call.uniqueKeys());
        return draft;
    }

    private boolean written(PendingChange<S, C, E> draft) {
        var now = aggregates.toSend(draft, draft.at());
        sent = now;
        try {
            if (aggregates.documents().write(now.write())) {
                aggregates.written(now);
                return true;
            }
        } catch (MongoException e) {
            patience.broke(e);
        }
        return false;
    }

    private boolean isMine(AggregateSnapshot<S> snapshot) {
        if (!snapshot.id().equals(id)
                || !aggregates.isDone(snapshot, SourceOffset.START, call.id())) {
            return false;
        }
        if (sent != null) {
            aggregates.foundWritten(sent, snapshot);
        }
        return true;
    }
}
