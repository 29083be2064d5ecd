package io.amends.satisfaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.satisfaction.RunningService;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The REST API of interactions, on a real store.
@PlatformTest
class InteractionApiTest {
    private static final String PATH = "/api/v1/interactions";
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service = RunningService.start(space);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void repeatedInteractionIsRecordedOnce() {
        var body =
                """
                {"id": "p1", "customerId": "anna", "type": "purchase", "at": "2026-01-03T10:00:00Z",
                 "amount": {"amount": "12.50", "currency": "EUR"}, "product": "tea", "batch": "b7"}
                """;

        var first = post(body);
        var again = post(body);

        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(RunningService.json(first).path("outcome").asString()).isEqualTo("created");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(RunningService.json(again).path("outcome").asString()).isEqualTo("existing");
        assertThat(list("anna").toString())
                .isEqualTo(
                        "[{\"id\":\"p1\",\"customerId\":\"anna\",\"type\":\"purchase\","
                                + "\"at\":\"2026-01-03T10:00:00Z\","
                                + "\"amount\":{\"amount\":\"12.50\",\"currency\":\"EUR\"},"
                                + "\"product\":\"tea\",\"batch\":\"b7\",\"revision\":0,"
                                + "\"sender\":\"integration:kim\"}]");
    }

    @Test
    void correctionReplacesInteractionOfAnotherMonth() {
        post(purchase("c1", "ben", "2026-01-31T10:00:00Z", 0));

        var sameMonth = post(purchase("c1", "ben", "2026-01-30T10:00:00Z", 1));
        post(purchase("c1", "ben", "2026-02-01T10:00:00Z", 2));
        var late = post(purchase("c1", "ben", "2026-01-29T10:00:00Z", 1));

        assertThat(RunningService.json(sameMonth).path("outcome").asString()).isEqualTo("replaced");
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(list("ben").valueStream().map(item -> item.path("at").asString()))
                .containsExactly("2026-02-01T10:00:00Z");
    }

    @Test
    void allValidationErrorsAreReturnedAtOnce() {
        var answer =
                post(
                        """
                        {"id": "", "customerId": "anna@example.org", "type": "gift",
                         "at": "2999-01-01T00:00:00Z", "amount": {"amount": "1.234", "currency": "EUR"},
                         "batch": "b7", "revision": -1, "colour": "red"}
                        """);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(
                        RunningService.json(answer)
                                .path("errors")
                                .valueStream()
                                .map(error -> error.path("pointer").asString()))
                .containsExactlyInAnyOrder(
                        "/id",
                        "/customerId",
                        "/type",
                        "/at",
                        "/amount/amount",
                        "/product",
                        "/revision",
                        "/colour");
        assertThat(answer.body()).contains("EUR has 2 decimals").doesNotContain("example.org");
    }

    @Test
    void batchReturnsResultPerLineAndInvalidLineStopsNothing() {
        var lines = new ArrayList<String>();
        IntStream.range(0, 1200)
                .mapToObj(n -> purchase("l" + n, "carla", "2026-03-01T10:00:00Z", 0))
                .forEach(lines::add);
        lines.set(700, "{\"id\": \"broken\"");
        lines.set(701, "");
        lines.set(702, purchase("l702", "carla", "yesterday", 0));
        lines.set(703, "{\"id\": \"" + "x".repeat(70_000) + "\"}");

        var answer =
                service.post(
                        PATH,
                        "integration",
                        "application/x-ndjson",
                        lines.stream().map(String::strip).collect(Collectors.joining("\n")));

        var answers = answer.body().lines().toList();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answers).hasSize(1199);
        assertThat(answers.getFirst())
                .isEqualTo("{\"line\":1,\"outcome\":\"created\",\"id\":\"l0\"}");
        assertThat(answers.get(700)).contains("\"line\":701", "refused", "not valid JSON");
        assertThat(answers.get(701)).contains("\"line\":703", "refused", "at ");
        assertThat(answers.get(702)).contains("\"line\":704", "refused", "longer than 64 KB");
        assertThat(answers.stream().filter(each -> each.contains("created"))).hasSize(1196);
        var page = service.get(PATH + "?customerId=carla&count=true&limit=200", "agent");
        assertThat(page.headers().firstValue("X-Total-Count")).hasValue("1196");
    }

    @Test
    void excessiveAmountsAreRefusedAndStopNoStream() {
        var huge = purchase("h1", "hugo", "2026-03-01T10:00:00Z", 0);
        var lines =
                Stream.of("1E2147483647", "1E-2147483647", "9".repeat(400), "-100", "0.001")
                        .map(amount -> huge.strip().replace("\"5\"", "\"" + amount + "\""))
                        .toList();

        assertThat(lines).allSatisfy(line -> assertThat(post(line).statusCode()).isEqualTo(400));
        var answers =
                service.post(
                                PATH,
                                "integration",
                                "application/x-ndjson",
                                String.join("\n", lines) + "\n" + huge.strip())
                        .body()
                        .lines()
                        .toList();
        assertThat(answers).hasSize(6);
        assertThat(answers.subList(0, 5)).allMatch(each -> each.contains("refused"));
        assertThat(answers.get(3))
                .contains("\"amount.amount must not be negative; record what was given back")
                .contains("type refund");
        assertThat(answers.getLast()).contains("created");
    }

    @Test
    void batchRespondsWithNdjsonForAnyAcceptHeader() {
        var line = purchase("n1", "nora", "2026-03-01T10:00:00Z", 0).strip();

        for (var accepted : List.of("application/json", "text/csv", "*/*")) {
            var answer = service.post(PATH, "integration", "application/x-ndjson", accepted, line);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(
                            type -> assertThat(type).startsWith("application/x-ndjson"));
            assertThat(answer.body()).contains("\"line\":1");
        }
    }

    @Test
    void integrationsSeeAndReplaceOnlyOwnInteractions() {
        var path = PATH + "?customerId=olga&count=true";
        service.postAs(
                "shop", "integration", PATH, purchase("o1", "olga", "2026-01-03T10:00:00Z", 0));
        var theirs =
                service.postAs(
                        "till",
                        "integration",
                        PATH,
                        purchase("o1", "olga", "2026-01-04T10:00:00Z", 7));
        service.postAs("kim", "agent", PATH, purchase("o1", "olga", "2026-01-05T10:00:00Z", 0));
        var corrected =
                service.postAs(
                        "lee",
                        "supervisor",
                        PATH,
                        purchase("o1", "olga", "2026-01-06T10:00:00Z", 1));

        assertThat(RunningService.json(theirs).path("outcome").asString()).isEqualTo("created");
        assertThat(RunningService.json(corrected).path("outcome").asString()).isEqualTo("replaced");
        assertThat(seen("shop", "integration", path)).containsExactly("2026-01-03T10:00:00Z");
        assertThat(seen("till", "integration", path)).containsExactly("2026-01-04T10:00:00Z");
        assertThat(seen("else", "integration", path)).isEmpty();
        assertThat(seen("kim", "agent", path))
                .containsExactly(
                        "2026-01-06T10:00:00Z", "2026-01-04T10:00:00Z", "2026-01-03T10:00:00Z");
        assertThat(service.getAs("shop", "integration", path).headers().firstValue("X-Total-Count"))
                .hasValue("1");
        assertThat(service.getAs("kim", "agent", path).body())
                .contains("integration:shop", "integration:till", "staff");
    }

    private static List<String> seen(String name, String role, String path) {
        return RunningService.json(service.getAs(name, role, path))
                .path("items")
                .valueStream()
                .map(item -> item.path("at").asString())
                .toList();
    }

    @Test
    void pagingWithEqualInstantsMissesNothing() {
        for (var number = 0; number < 7; number++) {
            post(purchase("s" + number, "sven", "2026-01-01T10:00:00Z", 0));
        }
        var seen = new ArrayList<String>();
        var path = PATH + "?customerId=sven&limit=3";
        while (path != null) {
            var answer = service.get(path, "agent");
            RunningService.json(answer)
                    .path("items")
                    .forEach(item -> seen.add(item.path("id").asString()));
            path =
                    answer.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(1, link.indexOf('>')))
                            .orElse(null);
        }

        assertThat(seen).containsExactly("s6", "s5", "s4", "s3", "s2", "s1", "s0");
        assertThat(service.get(PATH + "?customerId=sven&cursor=AAAA", "agent").statusCode())
                .isEqualTo(400);
    }

    @Test
    void nextPageStartsWherePreviousEnded() {
        for (var day = 1; day <= 5; day++) {
            post(purchase("d" + day, "dora", "2026-01-0" + day + "T10:00:00Z", 0));
        }
        var seen = new ArrayList<String>();
        var path = PATH + "?customerId=dora&limit=2";
        while (path != null) {
            var answer = service.get(path, "agent");
            RunningService.json(answer)
                    .path("items")
                    .forEach(item -> seen.add(item.path("id").asString()));
            path =
                    answer.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(1, link.indexOf('>')))
                            .orElse(null);
        }

        assertThat(seen).containsExactly("d5", "d4", "d3", "d2", "d1");
        assertThat(service.get(PATH, "agent").body()).contains("/customerId", "is required");
    }

    @Test
    void recordingRequiresIntegrationOrAgent() {
        for (var role : List.of("operations", "subscriber")) {
            assertThat(
                            service.post(
                                            PATH,
                                            role,
                                            "application/json",
                                            purchase("x", "e", now(), 0))
                                    .statusCode())
                    .isEqualTo(403);
        }
        assertThat(service.getWithoutToken(PATH + "?customerId=anna").statusCode()).isEqualTo(401);
    }

    private static HttpResponse<String> post(String body) {
        return service.post(PATH, "integration", "application/json", body);
    }

    private static JsonNode list(String customerId) {
        return RunningService.json(service.get(PATH + "?customerId=" + customerId, "agent"))
                .path("items");
    }

    private static String now() {
        return Instant.now().toString();
    }

    private static String purchase(String id, String customerId, String at, int revision) {
        return String.format(
                Locale.ROOT,
                """
                {"id": "%s", "customerId": "%s", "type": "purchase", "at": "%s", "amount": {"amount": "5", "currency": "EUR"}, "revision": %d}
                """,
                id,
                customerId,
                at,
                revision);
    }
}
