package io.amends.gateway;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import io.amends.gateway.access.ClientAddresses;
import io.amends.gateway.access.ProxySettings;
import io.amends.gateway.access.Proxying;
import io.amends.gateway.access.Route;
import io.amends.gateway.key.ApiKeyHandler;
import io.amends.gateway.page.ApiDocumentPages;
import io.amends.gateway.page.OpenApiDocument;
import io.amends.gateway.page.PageSettings;
import io.amends.gateway.page.Pages;
import io.amends.gateway.problem.ProblemCatalog;
import io.amends.gateway.proxy.Backends;
import io.amends.gateway.proxy.DeadLettersHandler;
import io.amends.gateway.token.KeySetHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Routes for requests that passed the [io.amends.gateway.access.AccessFilter]. Which service
/// answers which address is defined in [io.amends.gateway.access.Routes].
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PageSettings.class)
class RoutesConfiguration {

    @Bean
    @Order(1)
    RouterFunction<ServerResponse> ownRoutes(
            ApiKeyHandler keys,
            KeySetHandler keySet,
            DeadLettersHandler deadLetters,
            ApiDocumentPages docs) {
        return RouterFunctions.route()
                .POST(Route.BASE + "/keys", keys::create)
                .route(reads(Route.BASE + "/keys"), keys::list)
                .DELETE(Route.BASE + "/keys/{id}", keys::revoke)
                .route(reads(Route.BASE + "/dead-letters"), deadLetters::list)
                .route(reads(Route.BASE + Route.OPENAPI), docs::negotiated)
                .GET("/.well-known/jwks.json", keySet::show)
                .build();
    }

    @Bean
    @Order(2)
    RouterFunction<ServerResponse> serviceRoutes(Backends backends) {
        return route("services")
                .route(path(Route.BASE + "/**"), http())
                .before(request -> toBackend(request, backends))
                .build();
    }

    @Bean
    ApiDocumentPages apiDocumentPages() {
        return new ApiDocumentPages(new OpenApiDocument(Clock.systemUTC()));
    }

    @Bean
    @Order(3)
    RouterFunction<ServerResponse> pageRoutes(
            ProblemCatalog problems,
            ApiDocumentPages docs,
            PageSettings settings,
            ProxySettings proxies) {
        var pages = new Pages(problems, settings, new ClientAddresses(proxies.trustedProxies()));
        return RouterFunctions.route()
                .GET("/", pages::start)
                .GET("/amends.css", pages::style)
                .GET("/problems", pages::list)
                .GET("/problems/{name}", pages::problem)
                .GET("/docs", docs::page)
                .GET("/docs/docs.js", docs::script)
                .GET("/docs/openapi.json", docs::json)
                .GET("/docs/openapi.yaml", docs::yaml)
                .GET("/docs/{service}.json", docs::description)
                .resources("/webjars/**", swaggerUi())
                .build();
    }

    private static RequestPredicate reads(String address) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(path(address));
    }

    /// Metrics are tagged by route pattern, never by reference.
    private static ServerRequest toBackend(ServerRequest request, Backends backends) {
        var proxying = Proxying.of(request.servletRequest());
        ServerHttpObservationFilter.findObservationContext(request.servletRequest())
                .ifPresent(context -> context.setPathPattern(Route.BASE + proxying.route().path()));
        MvcUtils.setRequestUrl(request, backends.of(proxying.target()).uri());
        return request;
    }

    /// The folder's name contains the version, which is defined only in the parent's pom.
    private static Resource swaggerUi() {
        var folders = "classpath*:META-INF/resources/webjars/swagger-ui/*/";
        try {
            var found = new PathMatchingResourcePatternResolver().getResources(folders);
            return Arrays.stream(found)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Swagger UI is not on the path"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
