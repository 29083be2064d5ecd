package io.amends.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.gateway.access.Route;
import io.amends.gateway.access.RouteTarget;
import io.amends.gateway.access.Routes;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The gateway's route table and the services' controllers define the same API.
class RoutesTest {
    private static final Map<RouteTarget, List<String>> PACKAGES =
            Map.of(
                    RouteTarget.COMPLAINT, List.of("io.amends.complaint.web"),
                    RouteTarget.FOLLOWUP, List.of("io.amends.followup.web"),
                    RouteTarget.SATISFACTION, List.of("io.amends.satisfaction.web"),
                    RouteTarget.NAMED,
                            List.of("io.amends.eventing.web", "io.amends.eventing.web.republish"));

    private record Handler(RouteTarget service, String method, String path) {
        boolean answers(Route route) {
            return method.equals(route.method().name())
                    && (service == route.target() || isEvery(route))
                    && overlap(path, route.path());
        }

        /// Every service has a route for dead letters; the gateway merges their lists.
        private boolean isEvery(Route route) {
            return service == RouteTarget.NAMED && route.target() == RouteTarget.GATEWAY;
        }
    }

    @Test
    void everyRouteOfTheGatewayHasAHandlerInItsService() {
        var handlers = handlers();

        assertThat(Routes.ALL)
                .filteredOn(route -> route.target() != RouteTarget.GATEWAY)
                .allSatisfy(
                        route ->
                                assertThat(handlers)
                                        .as(route.method() + " " + route.path())
                                        .anyMatch(handler -> handler.answers(route)));
    }

    @Test
    void everyHandlerOfAServiceIsReachedThroughTheGateway() {
        assertThat(handlers())
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        handler ->
                                assertThat(Routes.ALL)
                                        .as(handler.toString())
                                        .anyMatch(route -> handler.answers(route)));
    }

    /// Whether an address exists that matches both.
    private static boolean overlap(String one, String other) {
        var segments = one.split("/", -1);
        var others = other.split("/", -1);
        return segments.length == others.length
                && IntStream.range(0, segments.length)
                        .allMatch(
                                at ->
                                        segments[at].equals(others[at])
                                                || segments[at].startsWith("{")
                                                || others[at].startsWith("{"));
    }

    private static List<Handler> handlers() {
        var mappings = new Mappings();
        var handlers = new ArrayList<Handler>();
        PACKAGES.forEach(
                (service, packages) ->
                        packages.stream()
                                .flatMap(name -> controllers(name).stream())
                                .flatMap(type -> mappings.of(type).stream())
                                .forEach(info -> add(service, info, handlers)));
        return handlers;
    }

    private static void add(RouteTarget service, RequestMappingInfo info, List<Handler> handlers) {
        for (var path : info.getPatternValues()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                handlers.add(new Handler(service, method.name(), path));
            }
        }
    }

    private static List<Class<?>> controllers(String packageName) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        return scanner.findCandidateComponents(packageName).stream()
                .<Class<?>>map(
                        found ->
                                ClassUtils.resolveClassName(
                                        String.valueOf(found.getBeanClassName()), null))
                .toList();
    }

    /// The mappings that Spring reads from a controller's annotations.
    private static final class Mappings extends RequestMappingHandlerMapping {
        List<RequestMappingInfo> of(Class<?> controller) {
            return List.copyOf(
                    MethodIntrospector.selectMethods(
                                    controller,
                                    (Method method) -> getMappingForMethod(method, controller))
                            .values());
        }
    }
}
