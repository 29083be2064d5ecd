package io.amends.satisfaction.messaging;

import static io.amends.satisfaction.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.satisfaction.MovableClock;
import io.amends.satisfaction.RunningService;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// From silence to the warning and back: time alone warns, a purchase recovers, and each is
/// published once despite restarts and duplicates. On a real store and broker.
@PlatformTest
class SilenceFlowTest {
    private static final Instant EVENING = Instant.parse("2026-03-01T20:00:00Z");
    private static final String ANY = "/api/v1/scores?warning=any&sort=revenueAtRisk";
    private static final String SCORE = "/api/v1/customers/wanda/score";

    @Test
    void passingTimeWarnsOnceAndPurchaseRecoversAcrossRestart(TestSpace space) {
        var clock = new MovableClock(EVENING);
        try (var wire = new TestPublisher(space)) {
            try (var service = start(space, clock)) {
                everyWeek(service, "wanda", 10);
                everyWeek(service, "other", 10);
                await(() -> purchases(service, "wanda") == 10 && purchases(service, "other") == 10);
                clock.moveTo(Instant.parse("2026-03-10T04:00:00Z"));
                await(() -> service.get(SCORE, "agent").body().contains("\"tier\""));
                assertThat(service.get(ANY, "agent").body()).contains("\"items\":[]");

                buy(service, "other", "late", Instant.parse("2026-03-09T10:00:00Z"));
                await(() -> purchases(service, "other") == 11);
                clock.moveTo(Instant.parse("2026-03-24T04:00:00Z"));
                await(() -> service.get(ANY, "agent").body().contains("wanda"));

                assertThat(service.get(ANY, "agent").body()).doesNotContain("other");
                var warning = RunningService.json(service.get(SCORE, "agent")).path("warning");
                assertThat(warning.path("reason").asString()).isEqualTo("own_rhythm");
                assertThat(warning.path("since").asString()).isEqualTo("2026-03-24T04:00:00Z");
                assertThat(warning.path("atStake").path("currency").asString()).isEqualTo("EUR");
                // Counted right after it was written.
                await(
                        () ->
                                service.get("/actuator/prometheus", "agent")
                                        .body()
                                        .contains(
                                                "amends_customers_warned_total{reason=\"own_rhythm\"} 1.0"));
            }
            try (var service = start(space, clock)) {
                clock.moveTo(Instant.parse("2026-03-25T04:00:00Z"));
                await(() -> nightIsOver(service, "2026-03-25T04:00:00Z"));
                assertThat(service.get(SCORE + "?asOf=2026-03-23T12:00:00Z", "agent").body())
                        .as("before the night that warned")
                        .doesNotContain("warning")
                        .contains("\"tier\"");

                // Twice, as if the first response had been lost.
                buy(service, "wanda", "back", Instant.parse("2026-03-25T01:00:00Z"));
                buy(service, "wanda", "back", Instant.parse("2026-03-25T01:00:00Z"));
                await(() -> purchases(service, "wanda") == 11);
                assertThat(service.get(SCORE, "agent").body()).doesNotContain("warning");
                clock.moveTo(Instant.parse("2026-03-26T04:00:00Z"));
                await(() -> nightIsOver(service, "2026-03-26T04:00:00Z"));

                assertThat(published(wire, 2))
                        .containsExactly(
                                "amends.customer.warned.v1", "amends.customer.recovered.v1");
            }
        }
    }

    private static RunningService start(TestSpace space, MovableClock clock) {
        return RunningService.start(
                space, clock, "--amends.eventing.topic-prefix=" + TestPublisher.prefix(space));
    }

    /// Purchases every Sunday, the last one on 2026-03-01.
    private static void everyWeek(RunningService service, String customer, int count) {
        IntStream.range(0, count)
                .forEach(
                        week ->
                                buy(
                                        service,
                                        customer,
                                        "p-" + week,
                                        EVENING.minus(Duration.ofDays(7L * week + 1))));
    }

    private static void buy(RunningService service, String customer, String id, Instant at) {
        var body =
                String.format(
                        Locale.ROOT,
                        """
                {"id": "%s", "customerId": "%s", "type": "purchase", "at": "%s",
                 "amount": {"amount": "20.00", "currency": "EUR"}}""",
                        id,
                        customer,
                        at);
        var answer = service.post("/api/v1/interactions", "agent", "application/json", body);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    }

    private static int purchases(RunningService service, String customer) {
        return service.customers()
                .find(customer)
                .map(stored -> stored.state().facts().interactions().purchases().size())
                .orElse(0);
    }

    private static boolean nightIsOver(RunningService service, String at) {
        return service.passes()
                .last()
                .filter(last -> last.done() && last.startedAt().equals(Instant.parse(at)))
                .isPresent();
    }

    private static List<String> published(TestPublisher wire, int atLeast) {
        return warnings(wire.read("amends.customers", all -> warnings(all).size() >= atLeast));
    }

    private static List<String> warnings(List<ConsumerRecord<String, String>> all) {
        return all.stream()
                .filter(each -> Objects.equals(each.key(), "wanda"))
                .map(each -> TestPublisher.header(each, "ce_type"))
                .filter(type -> type.contains(".warned") || type.contains(".recovered"))
                .collect(Collectors.toList());
    }
}
