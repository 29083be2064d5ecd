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
    /// The service that an id in the address begins with, as `followup.x1` and as
    /// `followup-service.case-files`.
    NAMED;

    /// The services.
    public static final List<Behind> SERVICES = List.of(COMPLAINT, FOLLOWUP, SATISFACTION);

    /// Its short name, as `complaint`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its name everywhere else, as `complaint-service`.
    public String serviceName() {
        return word() + "-service";
    }

    /// The service with this name.
    public static Optional<Behind> service(String name) {
        return SERVICES.stream().filter(each -> each.serviceName().equals(name)).findFirst();
    }

    /// The service that an id begins with, by its name or its short name.
    public static Optional<Behind> ofId(String id) {
        var prefix = id.substring(0, Math.max(0, id.indexOf('.')));
        return SERVICES.stream()
                .filter(each -> each.word().equals(prefix) || each.serviceName().equals(prefix))
                .findFirst();
    }
}
