package io.amends.eventing.consuming;

import java.util.List;

/// The effect of another service's event on an aggregate of this service. It is written together
/// with the source offset of the event, so that it is applied exactly once.
///
/// @param <S> the state
/// @param <C> the commands
/// @param <E> the domain events
public sealed interface Effect<S, C, E> {

    /// No effect; only the source offset is recorded.
    record Nothing<S, C, E>() implements Effect<S, C, E> {}

    /// The aggregate decides a command, which may create it.
    record Decide<S, C, E>(C command) implements Effect<S, C, E> {}

    /// Replaces the state, as for an aggregate derived from events of other services.
    ///
    /// @param events to be published for the change, mostly none
    record NewState<S, C, E>(S state, List<E> events) implements Effect<S, C, E> {
        public NewState {
            events = List.copyOf(events);
        }
    }
}
