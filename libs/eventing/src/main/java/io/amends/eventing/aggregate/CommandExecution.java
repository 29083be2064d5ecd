package io.amends.eventing.aggregate;

import com.mongodb.MongoException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One command on one aggregate, until it is done or refused.
final class CommandExecution<S, C, E> {
    private final Aggregates<S, C, E> aggregates;
    private final String id;
    private final CommandRequest<C> call;
    private final Aggregates<S, C, E>.Patience patience;

    /// Where to look for the command when the reply to a write was lost: after this position.
    private @Nullable SourceOffset doubtSince;

    /// The last write sent to the store.
    private @Nullable PendingWrite<S, C, E> sent;

    CommandExecution(Aggregates<S, C, E> aggregates, String id, CommandRequest<C> call) {
        this.aggregates = aggregates;
        this.id = id;
        this.call = call;
        this.patience = aggregates.new Patience();
        this.doubtSince = call.repeated() ? SourceOffset.START : null;
    }

    StoredAggregate<S> run() {
        while (true) {
            try {
                var result = attempt();
                if (result.isPresent()) {
                    return result.get();
                }
                patience.lostRace(id);
            } catch (MongoException e) {
                patience.broke(e);
                if (doubtSince == null && sent != null) {
                    doubtSince = sent.draft().before().position();
                }
            }
        }
    }

    private Optional<StoredAggregate<S>> attempt() {
        var before = aggregates.documents().load(id);
        if (before.state() == null) {
            throw new AggregateNotFoundException(aggregates.type().collection(), id);
        }
        if (doubtSince != null && aggregates.isDone(before, doubtSince, call.id())) {
            if (sent != null) {
                aggregates.foundWritten(sent, before);
            }
            return Optional.of(before.stored());
        }
        requireExpected(before);
        aggregates.requireRoomForCallers(before);
        var draft = aggregates.draft(before);
        var now = aggregates.clock().instant();
        draft.catchUp(now, call.id());
        draft.decide(call.command(), now, call.by(), call.id());
        draft.uniqueKey(call.uniqueKeys());
        return draft.isVisiblyChanged() ? write(draft) : Optional.of(before.stored());
    }

    private void requireExpected(AggregateSnapshot<S> before) {
        var expected = call.expectedVersion();
        if (expected.isPresent() && expected.getAsLong() != before.version()) {
            throw new VersionConflictException(before.stored(), expected.getAsLong());
        }
    }

    private Optional<StoredAggregate<S>> write(PendingChange<S, C, E> draft) {
        var now = aggregates.toSend(draft);
        sent = now;
        if (!aggregates.documents().write(now.write())) {
            return Optional.empty();
        }
        aggregates.written(now);
        return Optional.of(draft.stored());
    }
}
