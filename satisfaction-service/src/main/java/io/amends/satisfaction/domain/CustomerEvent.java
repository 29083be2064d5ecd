package io.amends.satisfaction.domain;

import io.amends.satisfaction.domain.score.Standing;

/// What the satisfaction-service lets others know of a customer.
public sealed interface CustomerEvent {

    /// The customer's scores moved.
    record Scored(String customerId, Standing standing) implements CustomerEvent {}
}
