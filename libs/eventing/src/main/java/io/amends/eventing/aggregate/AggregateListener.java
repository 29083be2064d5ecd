package io.amends.eventing.aggregate;

import io.amends.contracts.ContractEvent;
import java.util.List;

/// Called after a change by a command or a timer was written: for metrics and logs. Not for
/// effects: a process that dies right after the write makes no call.
///
/// @param <S> the state
@FunctionalInterface
public interface AggregateListener<S> {

    /// An aggregate has changed. Must neither block nor throw.
    ///
    /// @param stored the aggregate as it is now
    /// @param events what happened, as it is published, in order; never empty
    void onChanged(StoredAggregate<S> stored, List<ContractEvent> events);

    /// Calls both, this one first.
    default AggregateListener<S> and(AggregateListener<S> other) {
        return (stored, events) -> {
            onChanged(stored, events);
            other.onChanged(stored, events);
        };
    }

    /// A listener that does nothing.
    static <S> AggregateListener<S> none() {
        return (stored, events) -> {};
    }
}
