package io.amends.eventing.aggregate;

/// Describes a projection: a state that is derived from events of other services, or recorded as it
/// was received. It handles no commands; each change replaces the state, and may publish events.
///
/// @param <S> the state, a public record
/// @param <E> the domain events, a sealed interface of public records
public non-sealed interface ProjectionType<S, E> extends DocumentType<S, E> {}
