package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.AggregateType;
import java.util.List;

/// The effect of another service's event on an aggregate of this service. It is written together
/// with the source offset of the event, so that it is applied exactly once.
///
/// @param <S> the state
/// @param <E> the domain events
public sealed interface Effect<S, E> {

    /// No effect; only the source offset is recorded.
    record Nothing<S, E>() implements Effect<S, E> {}

    /// The aggregate decides a command, which may create it.
    ///
    /// @param type the aggregate's, such as that of its store
    /// @param <C> the commands
    record Decide<S, C, E>(AggregateType<S, C, E> type, C command) implements Effect<S, E> {}

    /// Replaces the state, as of a projection.
    ///
    /// @param events to be published for the change, mostly none
    record NewState<S, E>(S state, List<E> events) implements Effect<S, E> {
        public NewState {
            events = List.copyOf(events);
        }
    }
}
