package io.amends.satisfaction.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.ComplaintType;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The REST API of scores, on a real store.
@PlatformTest
class ScoreApiTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service = RunningService.start(space);
        service.learn(
                new EventHistoryBuilder("anna")
                        .opened("A-1", MONDAY, ComplaintType.PRODUCT_OR_SERVICE_QUALITY, 2, "40"));
        service.learn(
                new EventHistoryBuilder("ben")
                        .opened("B-1", MONDAY, ComplaintType.PRICE_OR_BILLING, 4, "500")
                        .rejected("B-1", MONDAY.plus(Duration.ofDays(1))));
        service.learn(
                new EventHistoryBuilder("carla")
                        .opened("C-1", MONDAY, ComplaintType.STAFF_ATTITUDE, 1, "5")
                        .withdrawn("C-1", MONDAY.plus(Duration.ofDays(1))));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void scoreAtInstantIsReturnedWithExplanation() {
        var score = score("/api/v1/customers/anna/score?asOf=2026-03-03T09:00:00Z");

        assertThat(score.path("customerId").asString()).isEqualTo("anna");
        assertThat(score.path("asOf").asString()).isEqualTo("2026-03-03T09:00:00Z");
        assertThat(score.path("parameters").asString()).isEqualTo("priors-2");
        assertThat(score.path("satisfaction").path("value").asDouble()).isEqualTo(65.99);
        assertThat(score.path("satisfaction").path("value").isNumber()).isTrue();
        assertThat(score.path("loyalty").path("value").isNumber()).isTrue();
        assertThat(score.path("loyalty").path("because").valueStream())
                .isNotEmpty()
                .allMatch(
                        term ->
                                term.path("contribution").isNumber()
                                        && term.path("points").isNumber());
        assertThat(sum(score.path("satisfaction"))).isCloseTo(65.987301587, within(1e-9));
        assertThat(score.path("loyalty").path("value").asDouble()).isEqualTo(.5933);
        assertThat(1 / (1 + Math.exp(-sum(score.path("loyalty")))))
                .isCloseTo(.593265038, within(1e-9));
        assertThat(score.path("loyalty").path("horizonWeeks").asInt()).isEqualTo(26);
        assertThat(score.propertyNames())
                .containsExactly("customerId", "satisfaction", "loyalty", "asOf", "parameters");
    }

    @Test
    void contributionsSumOverHttpAndNameTheirEvents() {
        var score = score("/api/v1/customers/ben/score?asOf=2026-04-01T00:00:00Z");
        var loyalty = score.path("loyalty").path("value").asDouble();

        assertThat(sum(score.path("satisfaction")))
                .isCloseTo(score.path("satisfaction").path("value").asDouble(), within(.0051));
        assertThat(sum(score.path("loyalty")))
                .isCloseTo(score.path("loyalty").path("logOdds").asDouble(), within(1e-12))
                .isCloseTo(Math.log(loyalty / (1 - loyalty)), within(1e-3));
        assertThat(
                        score.path("loyalty")
                                .path("because")
                                .valueStream()
                                .map(term -> new BigDecimal(term.path("points").asString()))
                                .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("points add up exactly")
                .isEqualByComparingTo(score.path("loyalty").path("value").asString());
        var terms = score.path("loyalty").path("because");
        assertThat(terms.path(0).path("term").asString()).isEqualTo("base");
        assertThat(terms.path(1).path("term").asString()).isEqualTo("worst_complaint");
        assertThat(terms.path(1).path("events").toString())
                .isEqualTo(
                        "{\"newest\":["
                                + event("B-1/0.2", "rejected")
                                + ","
                                + event("B-1/0.1", "opened")
                                + "],\"more\":0}");
    }

    private static String event(String id, String what) {
        return "{\"id\":\""
                + id
                + "\",\"source\":\"/complaint-service\",\"type\":\"amends.complaint."
                + what
                + ".v1\"}";
    }

    @Test
    void instantDefaultsToNow() {
        var before = Instant.now().minusSeconds(1);

        var asOf = Instant.parse(score("/api/v1/customers/anna/score").path("asOf").asString());

        assertThat(asOf).isBetween(before, Instant.now().plusSeconds(1));
    }

    @Test
    void unknownCustomerIsNotFound() {
        var never = service.get("/api/v1/customers/zoe/score", "agent");
        var notYet = service.get("/api/v1/customers/anna/score?asOf=2020-01-01T00:00:00Z", "agent");

        assertThat(never.statusCode()).isEqualTo(404);
        assertThat(never.body()).contains("This customer is not known yet.");
        assertThat(notYet.statusCode()).isEqualTo(404);
        assertThat(notYet.body()).contains("by then");
    }

    @Test
    void scoresRequireAgent() {
        for (var path : List.of("/api/v1/customers/anna/score", "/api/v1/scores")) {
            for (var role : List.of("agent", "supervisor", "admin")) {
                assertThat(service.get(path, role).statusCode()).isEqualTo(200);
            }
            for (var role : List.of("integration", "operations", "subscriber")) {
                assertThat(service.get(path, role).statusCode()).isEqualTo(403);
            }
            assertThat(service.getWithoutToken(path).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void listIsSortedByDisplayedLoyaltyAscending() {
        var items = score("/api/v1/scores").path("items");

        assertThat(ids(items)).containsExactly("ben", "anna", "carla");
        assertThat(items.valueStream().map(item -> item.path("loyalty").path("value").asDouble()))
                .isSorted();
        assertThat(ids(score("/api/v1/scores?sort=satisfaction").path("items"))).hasSize(3);
    }

    @Test
    void nextPageStartsWherePreviousEnded() {
        var seen = new ArrayList<String>();
        var path = "/api/v1/scores?limit=1&count=true";
        while (path != null) {
            var answer = service.get(path, "agent");
            assertThat(answer.headers().firstValue("X-Total-Count")).hasValue("3");
            seen.addAll(ids(RunningService.json(answer).path("items")));
            path =
                    answer.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(1, link.indexOf('>')))
                            .orElse(null);
        }

        assertThat(seen).containsExactly("ben", "anna", "carla");
    }

    @Test
    void loyaltyBelowFiltersList() {
        assertThat(ids(score("/api/v1/scores?loyaltyBelow=0.3").path("items")))
                .containsExactly("ben");
        assertThat(service.get("/api/v1/scores?loyaltyBelow=2", "agent").body())
                .contains("/loyaltyBelow", "must be a probability from 0 to 1");
        assertThat(service.get("/api/v1/scores?sort=height", "agent").body())
                .contains("loyalty, satisfaction");
        assertThat(service.get("/api/v1/scores?cursor=AAAA", "agent").statusCode()).isEqualTo(400);
    }

    @Test
    void unknownFilterValueIsRefusedWithAllowedValues() {
        assertThat(score("/api/v1/scores?tier=top&tier=large").path("items")).isEmpty();
        assertThat(score("/api/v1/scores?warning=any&sort=revenueAtRisk").path("items")).isEmpty();
        assertThat(service.get("/api/v1/scores?tier=best", "agent").body())
                .contains("top, large, medium, small");
        assertThat(service.get("/api/v1/scores?warning=loud", "agent").body())
                .contains("any, own_rhythm, surprise");
    }

    @Test
    void openApiDescribesScores() {
        assertThat(service.get("/v3/api-docs", "agent").body())
                .contains("/api/v1/customers/{id}/score", "/api/v1/scores");
    }

    private static JsonNode score(String path) {
        var answer = service.get(path, "agent");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer);
    }

    private static double sum(JsonNode score) {
        return score.path("because")
                .valueStream()
                .mapToDouble(term -> term.path("contribution").asDouble())
                .sum();
    }

    private static List<String> ids(JsonNode items) {
        return items.valueStream().map(item -> item.path("customerId").asString()).toList();
    }
}
