package io.amends.gateway.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The application that answers a route.
public enum RouteTarget {
    /// complaint-service.
    COMPLAINT,
    /// followup-service.
    FOLLOWUP,
    /// satisfaction-service.
    SATISFACTION,
    /// The gateway itself.
    GATEWAY,
    /// The service that an id in the address equals or begins with, as `followup-service`,
    /// `followup.x1` and `followup-service.case-files`.
    NAMED;

    /// All services.
    public static final List<RouteTarget> SERVICES = List.of(COMPLAINT, FOLLOWUP, SATISFACTION);

    /// The short name, as `complaint`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The full name, as `complaint-service`.
    public String serviceName() {
        return word() + "-service";
    }

    /// The service with this name.
    public static Optional<RouteTarget> service(String name) {
        return SERVICES.stream().filter(each -> each.serviceName().equals(name)).findFirst();
    }

    /// The service whose name or short name an id equals or begins with.
    public static Optional<RouteTarget> ofId(String id) {
        var dot = id.indexOf('.');
        var prefix = dot < 0 ? id : id.substring(0, dot);
        return SERVICES.stream()
                .filter(each -> each.word().equals(prefix) || each.serviceName().equals(prefix))
                .findFirst();
    }
}
