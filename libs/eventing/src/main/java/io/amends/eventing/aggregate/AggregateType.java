package io.amends.eventing.aggregate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes an aggregate: commands are decided into events, events make the next state. The rules
/// are in the service's `domain`, this only delegates to them. An aggregate with timers is a
/// [TimedAggregateType].
///
/// @param <S> the state, a public record
/// @param <C> the commands, a sealed interface
/// @param <E> the domain events, a sealed interface of public records
public non-sealed interface AggregateType<S, C, E> extends DocumentType<S, E> {

    /// Decides a command. An empty list means that the command changes nothing.
    ///
    /// @param state null when the aggregate does not exist yet
    /// @param now never before the aggregate's last change
    /// @throws RuntimeException the service's own refusal; nothing is written then
    List<E> decide(@Nullable S state, C command, Instant now);

    /// The state after an event.
    S apply(@Nullable S state, E event);
}
