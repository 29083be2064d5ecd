package io.amends.eventing.aggregate;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The aggregates of one type: they are created and changed by commands, and by timers where their
/// type has some. A command whose reply was lost with the connection is looked for in outbox and
/// history before it is tried again.
public final class AggregateStore<S, C, E> extends DocumentStore<S, E> {
    private static final Logger LOG = LoggerFactory.getLogger(AggregateStore.class);

    private final AggregateType<S, C, E> type;
    private final FailureLog fullOutboxes;

    AggregateStore(AggregateType<S, C, E> type, Parts<S, E> parts) {
        super(parts);
        this.type = type;
        this.fullOutboxes = new FailureLog(LOG, "Firing timers of " + type.collection());
    }

    @Override
    public AggregateType<S, C, E> type() {
        return type;
    }

    /// Creates an aggregate by a command decided on a null state. Where another one has the same id
    /// or the same value of a unique key with a unique index, that one is returned. The call's own
    /// aggregate, found again after a broken connection, counts as created.
    ///
    /// @throws EventTooLargeException when an event would be too large
    public CreateResult<S> create(String id, CommandRequest<C> request) {
        return new CreateOperation<>(type, writer(), id, request).run();
    }

    /// Fires all overdue timers, then decides the command, and writes both at once. A command
    /// without events changes nothing. Where no version is expected, a version conflict is retried
    /// on the newer state.
    ///
    /// @throws AggregateNotFoundException when there is none
    /// @throws VersionConflictException when the call expects another version; checked first
    /// @throws OutboxFullException when too much waits to be sent, or too many write at once
    /// @throws EventTooLargeException when an event would be too large
    /// @throws RuntimeException the service's own refusal, from `decide`
    public StoredAggregate<S> handle(String id, CommandRequest<C> request) {
        return new CommandExecution<>(type, writer(), id, request).run();
    }

    /// Fires due timers in some of the aggregates, the longest overdue first.
    ///
    /// @return how many were due; 0 where the type has no timers
    public int fireDueTimers(int limit) {
        return type instanceof TimedAggregateType
                ? new TimerRunner<>(this, fullOutboxes).run(limit)
                : 0;
    }
}
