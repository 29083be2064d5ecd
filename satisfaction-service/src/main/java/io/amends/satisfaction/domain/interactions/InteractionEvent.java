package io.amends.satisfaction.domain.interactions;

/// The events published about a customer's interactions.
public sealed interface InteractionEvent {

    /// An interaction was recorded by REST. Those from the topic are not published again.
    record Recorded(String customerId, Interaction interaction) implements InteractionEvent {}
}
