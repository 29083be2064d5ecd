package io.amends.contracts;

/// What a customer did.
public enum InteractionType {
    PURCHASE,
    PAYMENT,
    VISIT,
    CALL,

    /// Money went back to the customer. It lowers what they spent, and is no purchase.
    REFUND
}
