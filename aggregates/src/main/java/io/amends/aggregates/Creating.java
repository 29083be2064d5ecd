package io.amends.aggregates;

import com.mongodb.MongoException;
import io.amends.aggregates.Creation.Created;
import io.amends.aggregates.Creation.Existing;
import org.jspecify.annotations.Nullable;

/// One creation, until it is done or somebody else's is found.
final class Creating<S, C, E> {
    private final Aggregates<S, C, E> aggregates;
    private final String id;
    private final Call<C> call;
    private final Aggregates<S, C, E>.Patience patience;
    private @Nullable Sent<S, C, E> sent;

    Creating(Aggregates<S, C, E> aggregates, String id, Call<C> call) {
        this.aggregates = aggregates;
        this.id = id;
        this.call = call;
        this.patience = aggregates.new Patience();
    }

    Creation<S> run() {
        var before = Snapshot.<S>absent(id);
        while (true) {
            var draft = decide(before);
            if (written(draft)) {
                return new Created<>(draft.stored());
            }
            var sharing = aggregates.documents().sharing(id, call.marks());
            for (var other : sharing.entrySet()) {
                var snapshot = other.getValue();
                if (snapshot.state() != null) {
                    return isMine(snapshot)
                            ? new Created<>(snapshot.stored())
                            : new Existing<>(snapshot.stored(), other.getKey());
                }
                before = snapshot; // bookkeeping only: it gets its state now
            }
            patience.lostRace(id);
        }
    }

    private Draft<S, C, E> decide(Snapshot<S> before) {
        var draft = aggregates.draft(before);
        if (!draft.decide(call.command(), aggregates.clock().instant(), call.by(), call.id())) {
            throw new IllegalStateException("a creation must decide something");
        }
        draft.mark(call.marks());
        return draft;
    }

    private boolean written(Draft<S, C, E> draft) {
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

    private boolean isMine(Snapshot<S> snapshot) {
        if (!snapshot.id().equals(id) || !aggregates.isDone(snapshot, Position.START, call.id())) {
            return false;
        }
        if (sent != null) {
            aggregates.foundWritten(sent, snapshot);
        }
        return true;
    }
}
