package io.amends.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.gateway.access.Route;
import io.amends.gateway.access.RouteTarget;
import io.amends.gateway.access.Routes;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.amends.web.caller.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpMethod;

/// Every route is tested with a key of every role.
@PlatformTest
class RoutesTest {

    @TempDir static Path data;

    private static final Map<Role, String> KEYS = new EnumMap<>(Role.class);
    private static RunningGateway gateway;

    @BeforeAll
    static void start(TestSpace space) {
        gateway = new RunningGateway(space, data);
        for (var role : Role.values()) {
            KEYS.put(role, gateway.key(role.word(), "a-" + role.word()));
        }
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @TestFactory
    Stream<DynamicTest> eachRouteIsAllowedForItsRolesOnly() {
        return Routes.ALL.stream()
                .flatMap(
                        route ->
                                Stream.of(Role.values())
                                        .map(
                                                role ->
                                                        DynamicTest.dynamicTest(
                                                                name(route, role),
                                                                () -> tryIt(route, role))));
    }

    @TestFactory
    Stream<DynamicTest> noRouteIsAccessibleWithoutKey() {
        return Routes.ALL.stream()
                .filter(route -> !route.path().equals(Route.OPENAPI))
                .map(
                        route ->
                                DynamicTest.dynamicTest(
                                        route.method() + " " + route.path(),
                                        () ->
                                                assertThat(fetch(route, "nobody").statusCode())
                                                        .isEqualTo(401)));
    }

    @Test
    void everyRouteLeadsToItsService() {
        var answer = gateway.get("/api/v1/complaints/7K2M-94QX?a=1&a=2%20x", KEYS.get(Role.AGENT));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        var seen = RunningGateway.json(answer);
        assertThat(seen.path("path").asString()).isEqualTo("/api/v1/complaints/7K2M-94QX");
        assertThat(seen.path("query").asString()).isEqualTo("a=1&a=2%20x");
        assertThat(seen.path("caller").path("name").asString()).isEqualTo("a-agent");
        assertThat(seen.path("caller").path("roles").toString()).isEqualTo("[\"agent\"]");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"v7\"");
        assertThat(answer.headers().firstValue("X-Total-Count")).hasValue("1");
    }

    @TestFactory
    Stream<DynamicTest> headReturnsHeadersOfEveryGetRoute() {
        return Routes.ALL.stream()
                .filter(route -> route.method().equals(HttpMethod.GET))
                .map(route -> DynamicTest.dynamicTest(route.path(), () -> hasTheSameHead(route)));
    }

    private static void hasTheSameHead(Route route) {
        var admin = KEYS.get(Role.ADMIN);
        var whole = fetch(route, admin);
        var head = gateway.send("HEAD", address(route), admin, "");

        assertThat(head.statusCode())
                .as(whole.body())
                .isEqualTo(whole.statusCode())
                .isNotEqualTo(405);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Type"))
                .isEqualTo(whole.headers().firstValue("Content-Type"));
    }

    @Test
    void unknownAddressesAreNotFound() {
        var admin = KEYS.get(Role.ADMIN);
        for (var path :
                new String[] {
                    "/api/v1/nothing",
                    "/api/v1/complaints/a/../../keys",
                    "/api/v1/complaints/%2e%2e/keys",
                    "/api/v1/complaints//history",
                    "/api/v1/complaints/a;b=c/history",
                    "/api/v1/complaints/a%2Fhistory",
                    "/v3/api-docs",
                    "/nothing"
                }) {
            var answer = gateway.get(path, admin);
            assertThat(answer.statusCode()).as(path + answer.body()).isIn(400, 404);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .as(path)
                    .hasValue("application/problem+json");
        }
    }

    @Test
    void deadLettersOfAllServicesOrOfOneAreListed() {
        var operations = KEYS.get(Role.OPERATIONS);

        var all = gateway.get("/api/v1/dead-letters?limit=4&count=true", operations);
        assertThat(all.statusCode()).as(all.body()).isEqualTo(200);
        assertThat(idsOf(all))
                .containsExactly(
                        "echo.2026-01-01", "echo.2026-01-01", "echo.2026-01-01", "echo.2026-01-02");
        assertThat(all.headers().firstValue("X-Total-Count")).hasValue("15");
        assertThat(RunningGateway.json(all).path("unavailable").size()).isZero();
        assertThat(walked("/api/v1/dead-letters?service=followup-service&limit=2", operations))
                .containsExactly(
                        "echo.2026-01-01",
                        "echo.2026-01-02",
                        "echo.2026-01-03",
                        "echo.2026-01-04",
                        "echo.2026-01-05");
        assertThat(gateway.get("/api/v1/dead-letters?cursor=abc", operations).body())
                .contains("/cursor");
        assertThat(gateway.get("/api/v1/dead-letters?limit=201&x=1", operations).body())
                .contains("/limit", "/x");
        for (var name : List.of("none", "followup", "gateway")) {
            var refused = gateway.get("/api/v1/dead-letters?service=" + name, operations);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("complaint-service, followup-service, satisfaction-service");
        }
        assertThat(gateway.get("/api/v1/dead-letters/nobody.x", operations).statusCode())
                .isEqualTo(404);
    }

    private static List<String> walked(String first, String key) {
        var ids = new ArrayList<String>();
        for (var page = Optional.of(first); page.isPresent(); ) {
            var answer = gateway.get(page.get(), key);
            assertThat(idsOf(answer)).isNotEmpty();
            ids.addAll(idsOf(answer));
            page =
                    answer.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(1, link.indexOf('>')));
        }
        return ids;
    }

    private static List<String> idsOf(HttpResponse<String> answer) {
        var ids = new ArrayList<String>();
        RunningGateway.json(answer).path("items").forEach(it -> ids.add(it.path("id").asString()));
        return ids;
    }

    @Test
    void wrongMethodIsRefusedWithAllowedMethods() {
        var answer = gateway.send("PUT", "/api/v1/complaints", KEYS.get(Role.ADMIN), "{}");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, POST");
    }

    private static void tryIt(Route route, Role role) {
        var answer = fetch(route, KEYS.get(role));

        if (!route.roles().contains(role)) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
            assertThat(answer.body()).contains("/problems/not-allowed");
            route.roles().forEach(allowed -> assertThat(answer.body()).contains(allowed.word()));
        } else if (!RouteTarget.SERVICES.contains(route.target())) {
            assertThat(answer.statusCode()).as(answer.body()).isNotIn(401, 403, 503);
        } else {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        }
    }

    private static HttpResponse<String> fetch(Route route, String key) {
        return gateway.send(
                route.method().name(),
                address(route),
                key,
                route.method().name().equals("GET") ? "" : "{}");
    }

    private static String address(Route route) {
        return Route.BASE + route.path().replaceAll("\\{[a-z]+}", "followup.none");
    }

    private static String name(Route route, Role role) {
        return String.format(Locale.ROOT, "%s %s as %s", route.method(), route.path(), role.word());
    }
}
