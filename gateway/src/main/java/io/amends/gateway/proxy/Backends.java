package io.amends.gateway.proxy;

import io.amends.gateway.access.RouteTarget;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/// All services, each with its own circuit breaker.
public final class Backends {

    private static final int LOOK_BACK = 20;
    private static final int AT_LEAST = 5;
    private static final int TRIES = 3;

    private final Map<RouteTarget, Backend> backends = new EnumMap<>(RouteTarget.class);
    private final CircuitBreakerRegistry breakers;

    /// The services of these settings.
    public Backends(ServicesProperties settings, int gatewayPort) {
        var config =
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(LOOK_BACK)
                        .minimumNumberOfCalls(AT_LEAST)
                        .waitDurationInOpenState(settings.retryAfter())
                        .permittedNumberOfCallsInHalfOpenState(TRIES)
                        .maxWaitDurationInHalfOpenState(settings.answerTimeout())
                        .recordExceptions(IOException.class)
                        .build();
        this.breakers = CircuitBreakerRegistry.of(config);
        for (var service : RouteTarget.SERVICES) {
            var name = service.serviceName();
            backends.put(
                    service,
                    new Backend(
                            name,
                            settings.uri(service, gatewayPort),
                            breakers.circuitBreaker(name),
                            settings.retryAfter()));
        }
    }

    /// The backend of this service.
    public Backend of(RouteTarget service) {
        return Objects.requireNonNull(backends.get(service));
    }

    /// The circuit breakers, for metrics.
    public CircuitBreakerRegistry breakers() {
        return breakers;
    }
}
