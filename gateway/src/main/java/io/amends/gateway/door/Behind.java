package io.amends.gateway.door;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who answers behind a door.
public enum Behind {
    /// complaint-service.
    COMPLAINT,
    /// followup-service.
    FOLLOWUP,
    /// satisfaction-service.
    SATISFACTION,
    /// The gateway itself.
    GATEWAY,
    /// The service that an id in the address begins with, as `followup.x1`.
    NAMED;

    /// The services.
    public static final List<Behind> SERVICES = List.of(COMPLAINT, FOLLOWUP, SATISFACTION);

    /// Its short name, as `complaint`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The service with this short name.
    public static Optional<Behind> service(String word) {
        return SERVICES.stream().filter(service -> service.word().equals(word)).findFirst();
    }
}
