package io.amends.contracts;

/// The type of an interaction.
public enum InteractionType {
    PURCHASE,
    PAYMENT,
    VISIT,
    CALL,

    /// Money was returned to the customer. It reduces their spend and is not a purchase.
    REFUND
}
