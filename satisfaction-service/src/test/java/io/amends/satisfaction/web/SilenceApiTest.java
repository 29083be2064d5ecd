package io.amends.satisfaction.web;

import static io.amends.satisfaction.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.MovableClock;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.InteractionHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The REST API of the nightly pass, its results, and the threshold study.
@PlatformTest
class SilenceApiTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final int TODAY = CustomerFacts.day(NOON);
    private static final MovableClock CLOCK = new MovableClock(NOON);
    private static RunningService service;
    private static JsonNode pass;
    private static String beforeTheFirst;

    @BeforeAll
    static void start(TestSpace space) {
        service = RunningService.start(space, CLOCK);
        beforeTheFirst = metrics();
        IntStream.range(0, 60).forEach(SilenceApiTest::put);
        assertThat(service.get("/api/v1/scores/thresholds", "agent").statusCode()).isEqualTo(404);
        assertThat(service.get("/api/v1/scores/pass", "admin").statusCode()).isEqualTo(404);
        var begun = service.post("/api/v1/scores/pass", "admin", "application/json", "");
        assertThat(begun.statusCode()).isEqualTo(202);
        await(() -> service.get("/api/v1/scores/pass", "admin").body().contains("\"done\":true"));
        pass = RunningService.json(service.get("/api/v1/scores/pass", "admin"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /// Sixty customers with a purchase every week for a year; six of them stopped a month ago.
    private static void put(int number) {
        var id = String.format(Locale.ROOT, "c-%02d", number);
        var interactions =
                InteractionHistoryBuilder.bought(
                        InteractionHistoryBuilder.every(7, 52, TODAY - (number % 10 == 0 ? 30 : 3)),
                        100L * (number + 1));
        service.customers()
                .change(
                        List.of(id),
                        (_, draft) -> {
                            var change =
                                    Customer.after(
                                            null, id, interactions, ScoreParameters.PRIORS, NOON);
                            draft.replace(change.customer(), change.events(), NOON, "test", "test");
                        });
    }

    @Test
    void everyCounterIsZeroBeforeFirstEvent() {
        for (var reason : SilenceReason.values()) {
            assertThat(beforeTheFirst)
                    .contains(
                            "amends_customers_warned_total{reason=\""
                                    + reason.name().toLowerCase(Locale.ROOT)
                                    + "\"} 0.0");
        }
        for (var job : List.of("pass-now", "pass-resume", "risk-gauge", "rebuild-watch")) {
            assertThat(beforeTheFirst)
                    .contains("amends_jobs_failures_total{job=\"" + job + "\"} 0.0");
        }
    }

    @Test
    void passOnDemandReturnsItsCounts() {
        assertThat(service.get("/api/v1/scores/pass", "operations").statusCode()).isEqualTo(200);
        assertThat(pass.path("processed").asInt()).isEqualTo(60);
        assertThat(pass.path("tiered").asInt()).isEqualTo(60);
        assertThat(pass.path("warned").asInt()).isEqualTo(6);
        assertThat(pass.path("startedAt").asString()).isEqualTo(NOON.toString());
    }

    @Test
    void passRequiresOperations() {
        for (var role : List.of("agent", "supervisor", "integration", "subscriber")) {
            assertThat(service.get("/api/v1/scores/pass", role).statusCode()).isEqualTo(403);
            assertThat(
                            service.post("/api/v1/scores/pass", role, "application/json", "")
                                    .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void silentCustomersAreListedByRevenueAtRisk() {
        var items =
                RunningService.json(
                                service.get(
                                        "/api/v1/scores?warning=own_rhythm&sort=revenueAtRisk",
                                        "agent"))
                        .path("items");

        assertThat(items.valueStream().map(each -> each.path("customerId").asString()))
                .containsExactly("c-50", "c-40", "c-30", "c-20", "c-10", "c-00");
        var first = items.path(0);
        assertThat(first.path("warning").path("atStake"))
                .isEqualTo(first.path("revenueAtRisk").path("value"));
    }

    @Test
    void tierIsReturnedWithExplanation() {
        var tier =
                RunningService.json(service.get("/api/v1/customers/c-59/score", "agent"))
                        .path("tier");

        assertThat(tier.path("value").asString()).isEqualTo("top");
        assertThat(tier.path("because").path(0).path("term").asString()).isEqualTo("base");
        assertThat(tier.path("because").path(1).path("term").asString()).isEqualTo("purchases");
        assertThat(tier.path("because").path(1).path("contribution").asDouble())
                .isEqualTo(52 * 60.0);
        var onlyTop = service.get("/api/v1/scores?tier=top&count=true", "agent");
        assertThat(onlyTop.headers().firstValue("X-Total-Count")).hasValue("1");
    }

    @Test
    void revenueAtRiskIsMetricByCurrency() {
        var total =
                IntStream.range(0, 60)
                        .mapToObj(n -> String.format(Locale.ROOT, "c-%02d", n))
                        .map(id -> service.customers().find(id).orElseThrow().state())
                        .mapToDouble(customer -> customer.current().revenueAtRisk())
                        .sum();
        assertThat(total).isPositive();
        await(
                () ->
                        metrics()
                                .lines()
                                .filter(line -> line.startsWith("amends_revenue_at_risk{"))
                                .filter(line -> line.contains("currency=\"EUR\""))
                                .anyMatch(line -> Math.abs(value(line) - total) < .5));
        assertThat(metrics())
                .contains("amends_customers_warned_total{reason=\"own_rhythm\"} 6.0")
                .contains("amends_scores_pass_customers 60.0");
    }

    @Test
    void thresholdStudyRunsAtNight() {
        CLOCK.moveTo(Instant.parse("2026-03-03T04:00:00Z"));
        await(() -> service.get("/api/v1/scores/thresholds", "agent").statusCode() == 200);

        var report = RunningService.json(service.get("/api/v1/scores/thresholds", "agent"));

        assertThat(report.path("cut").asString()).isEqualTo("2025-09-02");
        assertThat(report.path("customers").asInt()).isEqualTo(60);
        assertThat(report.path("items").valueStream())
                .anyMatch(
                        line ->
                                line.path("reason").asString().equals("own_rhythm")
                                        && line.path("inForce").asBoolean());
        assertThat(service.get("/api/v1/scores/thresholds", "integration").statusCode())
                .isEqualTo(403);
    }

    private static String metrics() {
        return service.get("/actuator/prometheus", "agent").body();
    }

    private static double value(String line) {
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }
}
