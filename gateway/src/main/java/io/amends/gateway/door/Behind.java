package io.amends.gateway.door;

/// Who answers behind a door.
public enum Behind {
    /// complaint-service.
    COMPLAINT,
    /// followup-service.
    FOLLOWUP,
    /// satisfaction-service.
    SATISFACTION,
    /// The gateway itself.
    GATEWAY
}
