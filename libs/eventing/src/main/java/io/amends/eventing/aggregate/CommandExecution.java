package io.amends.eventing.aggregate;

import com.mongodb.MongoException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One command on one aggregate, until it is done or refused.
final class CommandExecution<S, C, E> {
    private final AggregateType<S, C, E> type;
    private final AggregateWriter<S, E> writer;
    private final String id;
    private final CommandRequest<C> request;
    private final WriteRetries retries = new WriteRetries();

    /// Where to look for the command when the reply to a write was lost: after this position.
    private @Nullable SourceOffset uncertainSince;

    /// The last write sent to the store.
    private @Nullable PendingWrite<S, E> sent;

    CommandExecution(
            AggregateType<S, C, E> type,
            AggregateWriter<S, E> writer,
            String id,
            CommandRequest<C> request) {
        this.type = type;
        this.writer = writer;
        this.id = id;
        this.request = request;
        this.uncertainSince = request.repeated() ? SourceOffset.START : null;
    }

    StoredAggregate<S> run() {
        while (true) {
            try {
                var result = attempt();
                if (result.isPresent()) {
                    return result.get();
                }
                retries.afterConflict(id);
            } catch (MongoException e) {
                retries.afterFailure(e);
                if (uncertainSince == null && sent != null) {
                    uncertainSince = sent.change().before().position();
                }
            }
        }
    }

    /// Loads, decides, writes; empty when another writer was faster.
    private Optional<StoredAggregate<S>> attempt() {
        var before = writer.documents().load(id);
        if (before.state() == null) {
            throw new AggregateNotFoundException(type.collection(), id);
        }
        if (writer.isDone(before, uncertainSince, request.id())) {
            if (sent != null) {
                writer.foundWritten(sent, before);
            }
            return Optional.of(before.stored());
        }
        requireExpectedVersion(before);
        writer.requireRoomForCallers(before);
        var change = writer.change(before);
        var now = writer.now();
        change.fireDueTimers(now, request.id());
        change.decide(type, request.command(), now, request.by(), request.id());
        change.uniqueKeys(request.uniqueKeys());
        return change.isVisible() ? write(change) : Optional.of(before.stored());
    }

    private void requireExpectedVersion(AggregateSnapshot<S> before) {
        var expected = request.expectedVersion();
        if (expected.isPresent() && expected.getAsLong() != before.version()) {
            throw new VersionConflictException(before.stored(), expected.getAsLong());
        }
    }

    private Optional<StoredAggregate<S>> write(PendingChange<S, E> change) {
        var write = writer.prepare(change);
        sent = write;
        return writer.write(write) ? Optional.of(change.stored()) : Optional.empty();
    }
}
