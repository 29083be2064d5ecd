package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.Optional;

/// An aggregate with timers: at an instant that its state gives, it decides a command by itself.
///
/// @param <S> the state, a public record
/// @param <C> the commands, a sealed interface
/// @param <E> the domain events, a sealed interface of public records
public interface TimedAggregateType<S, C, E> extends AggregateType<S, C, E> {

    /// The next instant at which a timer fires; empty when none is set.
    Optional<Instant> nextDue(S state);

    /// The command of a timer that is due. It is decided with `now` set to the due instant and has
    /// to move [#nextDue] on.
    C onTimer();
}
