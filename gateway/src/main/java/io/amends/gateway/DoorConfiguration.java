package io.amends.gateway;

import io.amends.gateway.door.Door;
import io.amends.gateway.door.DoorSettings;
import io.amends.gateway.door.Doorkeeper;
import io.amends.gateway.door.Identities;
import io.amends.gateway.door.ProxySettings;
import io.amends.gateway.door.Recognition;
import io.amends.gateway.door.RequestIdFilter;
import io.amends.gateway.key.KnownKeys;
import io.amends.gateway.problem.ErrorPage;
import io.amends.gateway.problem.ProblemPages;
import io.amends.gateway.problem.ProblemResolver;
import io.amends.gateway.problem.ProblemWriter;
import io.amends.gateway.problem.UnreadableRequests;
import io.amends.gateway.token.OidcSettings;
import io.amends.gateway.token.OtherIssuer;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Who is let in, and what the others are told.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({DoorSettings.class, ProxySettings.class})
class DoorConfiguration {

    @Bean
    FilterRegistrationBean<Filter> requestIds() {
        return at("/*", Ordered.HIGHEST_PRECEDENCE, new RequestIdFilter());
    }

    @Bean
    List<Identities> identities(KnownKeys keys, OidcSettings oidc) {
        return oidc.issuer() == null
                ? List.of(keys::caller)
                : List.of(keys::caller, new OtherIssuer(oidc));
    }

    @Bean
    Recognition recognition(
            List<Identities> identities, DoorSettings settings, ProxySettings proxies) {
        return new Recognition(identities, settings, proxies);
    }

    @Bean
    FilterRegistrationBean<Filter> doorkeeper(
            Recognition recognition,
            DoorSettings settings,
            ProxySettings proxies,
            ProblemWriter problems,
            @Value("${server.forward-headers-strategy:none}") String forwardHeaders) {
        if (forwardHeaders.equalsIgnoreCase("framework")) {
            throw new IllegalArgumentException(
                    "server.forward-headers-strategy=framework believes every caller; list your"
                            + " proxies in amends.gateway.trusted-proxies instead");
        }
        return at(Door.BASE + "/*", 0, new Doorkeeper(recognition, settings, proxies, problems));
    }

    @Bean
    ProblemPages problemPages() {
        return new ProblemPages();
    }

    @Bean
    ProblemWriter problemWriter(ProblemPages pages) {
        return new ProblemWriter(pages);
    }

    @Bean
    ProblemResolver problemResolver(ProblemWriter problems) {
        return new ProblemResolver(problems);
    }

    @Bean
    ErrorPage errorPage(ProblemWriter problems) {
        return new ErrorPage(problems);
    }

    @Bean
    UnreadableRequests unreadableRequests(ProblemWriter problems) {
        return new UnreadableRequests(problems);
    }

    private static FilterRegistrationBean<Filter> at(String path, int order, Filter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(path);
        registration.setOrder(order);
        registration.setName(filter.getClass().getSimpleName());
        return registration;
    }
}
