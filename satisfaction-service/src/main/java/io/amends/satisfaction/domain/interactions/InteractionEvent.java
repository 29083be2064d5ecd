package io.amends.satisfaction.domain.interactions;

/// What others are to know of a customer's interactions.
public sealed interface InteractionEvent {

    /// An interaction came in by REST. What others published they know themselves.
    record Recorded(String customerId, Interaction interaction) implements InteractionEvent {}
}
