package io.amends.gateway;

import io.amends.gateway.access.AccessFilter;
import io.amends.gateway.access.AccessProperties;
import io.amends.gateway.access.Authenticator;
import io.amends.gateway.access.IdentityProvider;
import io.amends.gateway.access.ProxySettings;
import io.amends.gateway.access.Route;
import io.amends.gateway.key.ApiKeyCache;
import io.amends.gateway.problem.ProblemCatalog;
import io.amends.gateway.problem.ProblemResolver;
import io.amends.gateway.problem.StrictHttpCustomizer;
import io.amends.gateway.proxy.StreamedBodyFilter;
import io.amends.gateway.token.OidcProperties;
import io.amends.gateway.token.OidcTokenVerifier;
import io.amends.json.Json;
import io.amends.web.observation.RequestIdFilter;
import io.amends.web.problem.ErrorPage;
import io.amends.web.problem.ProblemWriter;
import io.amends.web.problem.UnreadableRequestValve;
import jakarta.servlet.Filter;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Authentication, authorization, rate limits and the problem documents of refused requests.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({AccessProperties.class, ProxySettings.class})
class AccessConfiguration {

    @Bean
    FilterRegistrationBean<Filter> requestIdFilter() {
        return at("/*", Ordered.HIGHEST_PRECEDENCE, new RequestIdFilter());
    }

    @Bean
    List<IdentityProvider> identityProviders(ApiKeyCache keys, OidcProperties oidc) {
        return oidc.issuer() == null
                ? List.of(keys::caller)
                : List.of(keys::caller, new OidcTokenVerifier(oidc));
    }

    @Bean
    Authenticator authenticator(
            List<IdentityProvider> identityProviders,
            AccessProperties settings,
            ProxySettings proxies) {
        return new Authenticator(identityProviders, settings, proxies);
    }

    @Bean
    FilterRegistrationBean<Filter> accessFilter(
            Authenticator authenticator,
            AccessProperties settings,
            ProxySettings proxies,
            ProblemResolver problems,
            @Value("${server.forward-headers-strategy:none}") String forwardHeaders) {
        if (forwardHeaders.equalsIgnoreCase("framework")) {
            throw new IllegalArgumentException(
                    "server.forward-headers-strategy=framework believes every caller; list your"
                            + " proxies in amends.gateway.trusted-proxies instead");
        }
        return at(
                Route.BASE + "/*", 0, new AccessFilter(authenticator, settings, proxies, problems));
    }

    @Bean
    FilterRegistrationBean<Filter> streamedBodyFilter() {
        return at(Route.BASE + "/*", 1, new StreamedBodyFilter());
    }

    @Bean
    ProblemCatalog problemCatalog() {
        return new ProblemCatalog();
    }

    @Bean
    ProblemWriter problemWriter() {
        return new ProblemWriter(Json.mapper());
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
    UnreadableRequestValve unreadableRequestValve(ProblemWriter problems) {
        return new UnreadableRequestValve(problems);
    }

    @Bean
    StrictHttpCustomizer strictHttpCustomizer() {
        return new StrictHttpCustomizer();
    }

    private static FilterRegistrationBean<Filter> at(String path, int order, Filter filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns(path);
        registration.setOrder(order);
        registration.setName(filter.getClass().getSimpleName());
        return registration;
    }
}
