package io.amends.eventing.aggregate;

import io.amends.contracts.ContractEvent;
import java.util.List;

/// Told what a command or a clock has done, after it was written: for figures. Not for effects: a
/// process that dies right after the write tells nobody.
///
/// @param <S> the state
@FunctionalInterface
public interface AggregateListener<S> {

    /// An aggregate has changed. Must neither block nor throw.
    ///
    /// @param stored the aggregate as it is now
    /// @param events what happened, as others see it, in order; never empty
    void onChanged(StoredAggregate<S> stored, List<ContractEvent> events);

    /// Both, this one first.
    default AggregateListener<S> and(AggregateListener<S> other) {
        return (stored, events) -> {
            onChanged(stored, events);
            other.onChanged(stored, events);
        };
    }

    /// Somebody who does not care.
    static <S> AggregateListener<S> nobody() {
        return (stored, events) -> {};
    }
}
