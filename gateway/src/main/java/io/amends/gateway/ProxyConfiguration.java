package io.amends.gateway;

import io.amends.gateway.proxy.Backends;
import io.amends.gateway.proxy.DeadLettersHandler;
import io.amends.gateway.proxy.RequestHeaderFilter;
import io.amends.gateway.proxy.ResponseHeaderFilter;
import io.amends.gateway.proxy.ServiceClient;
import io.amends.gateway.proxy.ServiceProxy;
import io.amends.gateway.proxy.ServicesProperties;
import io.amends.gateway.token.InternalTokens;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/// Connections to the services and the proxy that forwards requests.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ServicesProperties.class)
class ProxyConfiguration {

    private static final Set<String> PROBES = Set.of("/livez", "/readyz");

    @Bean
    Backends backends(ServicesProperties settings, @Value("${server.port:8080}") int port) {
        return new Backends(settings, port);
    }

    @Bean
    ServiceClient serviceClient(ServicesProperties settings) {
        return new ServiceClient(settings);
    }

    @Bean
    ServiceProxy serviceProxy(Backends backends, ServiceClient client) {
        return new ServiceProxy(backends, client);
    }

    @Bean
    DeadLettersHandler deadLettersHandler(
            Backends backends, ServiceClient client, InternalTokens tokens) {
        return new DeadLettersHandler(backends, client, tokens);
    }

    @Bean
    RequestHeaderFilter requestHeaderFilter(
            InternalTokens tokens, Tracer tracer, Propagator propagator) {
        return new RequestHeaderFilter(tokens, tracer, propagator);
    }

    @Bean
    ResponseHeaderFilter responseHeaderFilter() {
        return new ResponseHeaderFilter();
    }

    @Bean
    MeterBinder circuitBreakerMetrics(Backends backends) {
        return TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(backends.breakers());
    }

    @Bean
    ObservationPredicate observeNoProbes() {
        return (name, context) ->
                !(context instanceof ServerRequestObservationContext request
                        && request.getCarrier() != null
                        && PROBES.contains(request.getCarrier().getRequestURI()));
    }
}
