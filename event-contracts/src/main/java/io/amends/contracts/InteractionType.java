package io.amends.contracts;

/// What a customer did.
public enum InteractionType {
    PURCHASE,
    PAYMENT,
    VISIT,
    CALL
}
