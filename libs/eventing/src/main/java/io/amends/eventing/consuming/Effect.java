package io.amends.eventing.consuming;

import java.util.List;

/// What an event of others does to an aggregate of ours. It is written together with the note that
/// the event was seen, so that it is done exactly once.
///
/// @param <S> the state
/// @param <C> the commands
/// @param <E> the domain events
public sealed interface Effect<S, C, E> {

    /// Nothing; only that it was seen is noted.
    record Nothing<S, C, E>() implements Effect<S, C, E> {}

    /// The aggregate decides a command, which may create it.
    record Decide<S, C, E>(C command) implements Effect<S, C, E> {}

    /// The aggregate becomes another, as one derived from others' events does.
    ///
    /// @param events what this makes known, mostly nothing
    record NewState<S, C, E>(S state, List<E> events) implements Effect<S, C, E> {
        public NewState {
            events = List.copyOf(events);
        }
    }
}
