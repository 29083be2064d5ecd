package io.amends.satisfaction.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.FollowupContract;
import io.amends.contracts.Product;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.Eventually;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// From events, shuffled and repeated, to the reports over the answers and the lists of answers.
@PlatformTest
class ReportsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String MARCH = "from=2026-03-01&to=2026-03-31";
    private static RunningService service;
    private static TestPublisher wire;
    private static long seed;

    @BeforeAll
    static void publishShuffledAndRepeated(TestSpace space) {
        service =
                RunningService.start(
                        space, "--amends.eventing.topic-prefix=" + TestPublisher.prefix(space));
        wire = new TestPublisher(space);
        var events = new ArrayList<EventHistoryBuilder.Event>();
        answered(events, "N001-0000", "Loan", "desk", null, 10, 5, 7);
        answered(events, "N002-0000", "Loan", "desk", "lab", 9, 4, 6);
        answered(events, "N003-0000", "Card", "desk", null, 3, 1, 1);
        answered(events, "N004-0000", null, null, null, 8, null, null);
        answered(events, "N005-0000", "Card & Co.", "lab", null, null, 3, 4);
        seed = System.nanoTime();
        events.addAll(List.copyOf(events));
        Collections.shuffle(events, new Random(seed));
        events.forEach(wire::publish);
        wire.flush();
        // An answer may arrive before its complaint, and its place in reports changes with that.
        Eventually.await("seed " + seed, new TopicProgress(space, service)::all);
    }

    @AfterAll
    static void stop() {
        wire.close();
        service.close();
    }

    @Test
    void npsOverAllAndByTeamResponsibleAtAnswer() {
        var report = report("/api/v1/reports/nps?" + MARCH + "&by=team");

        assertThat(report.path("total").path("value").asDouble()).isEqualTo(25);
        assertThat(report.path("total").path("answers").asInt()).isEqualTo(4);
        assertThat(group(report, "desk").path("value").asDouble()).isZero();
        assertThat(group(report, "lab").path("value").asDouble()).isEqualTo(100);
        assertThat(group(report, "unknown").path("value").asDouble()).isZero();
    }

    @Test
    void csatWithWilsonsIntervalByProductAndByType() {
        var report = report("/api/v1/reports/csat?" + MARCH + "&by=product");

        assertThat(report.path("total").path("value").asDouble()).isEqualTo(.5);
        assertThat(report.path("total").path("low").asDouble()).isCloseTo(.150039, within(1e-6));
        assertThat(report.path("total").path("high").asDouble()).isCloseTo(.849961, within(1e-6));
        assertThat(group(report, "Loan").path("value").asDouble()).isEqualTo(1);
        var byType = report("/api/v1/reports/csat?" + MARCH + "&by=type");
        assertThat(group(byType, "price_or_billing").path("answers").asInt()).isEqualTo(4);
    }

    @Test
    void cesByMonthIsTheMean() {
        var report = report("/api/v1/reports/ces?" + MARCH);

        assertThat(report.path("by").asString()).isEqualTo("month");
        assertThat(group(report, "2026-03").path("value").asDouble()).isEqualTo(4.5);
        assertThat(group(report, "2026-03").path("bands").path("easy").path("answers").asInt())
                .isEqualTo(2);
    }

    @Test
    void everyFigureLinksToListOfItsAnswers() {
        for (var name : List.of("nps", "csat", "ces")) {
            for (var by : List.of("month", "type", "product", "team")) {
                var report =
                        report(
                                String.format(
                                        Locale.ROOT,
                                        "/api/v1/reports/%s?%s&by=%s",
                                        name,
                                        MARCH,
                                        by));
                follows(report.path("total"));
                report.path("groups").forEach(group -> follows(group.path("figure")));
            }
        }
    }

    @Test
    void answersArePagedNewestFirst() {
        var first = service.get("/api/v1/answers?" + MARCH + "&limit=2&count=true", "supervisor");
        assertThat(first.headers().firstValue("X-Total-Count")).hasValue("5");
        var seen = new ArrayList<String>();
        var next = first;
        while (true) {
            RunningService.json(next)
                    .path("items")
                    .forEach(item -> seen.add(item.path("complaint").asString()));
            var link = next.headers().firstValue("Link");
            if (link.isEmpty()) {
                break;
            }
            var address = link.get().substring(1, link.get().indexOf('>'));
            next = service.get(address.substring(address.indexOf("/api/")), "supervisor");
        }
        assertThat(seen)
                .containsExactly("N005-0000", "N004-0000", "N003-0000", "N002-0000", "N001-0000");
    }

    @Test
    void otherPeriodIsEmptyAndInvalidOneIsRefused() {
        assertThat(report("/api/v1/reports/nps?from=2025-01-01&to=2025-12-31").has("total"))
                .isFalse();
        var wrong = service.get("/api/v1/reports/nps?from=2026-02-01&to=2026-01-01", "admin");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("before `from`");
        var band = service.get("/api/v1/answers?question=nps&band=content", "admin");
        assertThat(band.statusCode()).isEqualTo(400);
        assertThat(band.body()).contains("detractors, passives, promoters");
        assertThat(service.get("/api/v1/reports/nothing", "admin").statusCode()).isEqualTo(404);
    }

    @Test
    void reportsRequireSupervisor() {
        assertThat(service.get("/api/v1/reports/nps", "agent").statusCode()).isEqualTo(403);
        assertThat(service.get("/api/v1/answers", "integration").statusCode()).isEqualTo(403);
    }

    @Test
    void scoreHistoryHasScoresOfMonthEnds() {
        var history =
                RunningService.json(
                        service.get(
                                "/api/v1/customers/c-N003-0000/score/history?from=2026-01&to=2026-05",
                                "agent"));

        var months = new ArrayList<String>();
        for (var item : history.path("items")) {
            months.add(item.path("month").asString());
            var score =
                    RunningService.json(
                            service.get(
                                    "/api/v1/customers/c-N003-0000/score?asOf="
                                            + item.path("asOf").asString(),
                                    "agent"));
            assertThat(item.path("satisfaction").asDouble())
                    .isEqualTo(score.path("satisfaction").path("value").asDouble());
            assertThat(item.path("loyalty").asDouble())
                    .isEqualTo(score.path("loyalty").path("value").asDouble());
        }
        assertThat(months).containsExactly("2026-03", "2026-04", "2026-05");
        assertThat(service.get("/api/v1/customers/nobody/score/history", "agent").statusCode())
                .isEqualTo(404);
        assertThat(
                        service.get(
                                        "/api/v1/customers/c-N003-0000/score/history?from=1999-01",
                                        "agent")
                                .statusCode())
                .isEqualTo(400);
    }

    private static void follows(JsonNode figure) {
        assertThat(answersIn(figure.path("list").asString()))
                .as("seed %d: %s", seed, figure)
                .isEqualTo(figure.path("answers").asInt());
        figure.path("bands")
                .forEach(
                        band ->
                                assertThat(answersIn(band.path("list").asString()))
                                        .as(band.toString())
                                        .isEqualTo(band.path("answers").asInt()));
    }

    private static int answersIn(String list) {
        return RunningService.json(service.get(list, "supervisor")).path("items").size();
    }

    private static JsonNode report(String path) {
        var answer = service.get(path, "supervisor");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return RunningService.json(answer);
    }

    private static JsonNode group(JsonNode report, String name) {
        for (var group : report.path("groups")) {
            if (group.path("group").asString().equals(name)) {
                return group.path("figure");
            }
        }
        throw new AssertionError("no group " + name + " in " + report);
    }

    private static void answered(
            List<EventHistoryBuilder.Event> events,
            String reference,
            String product,
            String team,
            String laterTeam,
            Integer nps,
            Integer csat,
            Integer ces) {
        var customer = "c-" + reference;
        var day = Duration.ofDays(Integer.parseInt(reference.substring(1, 4)));
        var at = MONDAY.plus(day);
        events.add(
                new EventHistoryBuilder.Event(
                        reference, opened(reference, customer, product, team), new Sequence(0, 1)));
        if (laterTeam != null) {
            events.add(
                    new EventHistoryBuilder.Event(
                            reference,
                            new ComplaintContract.Assigned(
                                    reference, customer, at.minusSeconds(60), "lea", laterTeam),
                            new Sequence(0, 2)));
        }
        var answered =
                new FollowupContract.Answered(
                        reference + "-1",
                        reference,
                        customer,
                        at,
                        1,
                        true,
                        csat,
                        ces,
                        nps,
                        null,
                        null);
        events.add(new EventHistoryBuilder.Event(reference, answered, new Sequence(0, 1)));
        // A later assignment does not change the team of this answer.
        events.add(
                new EventHistoryBuilder.Event(
                        reference,
                        new ComplaintContract.Assigned(
                                reference, customer, at.plusSeconds(60), "tom", "later"),
                        new Sequence(0, laterTeam == null ? 2 : 3)));
    }

    private static ComplaintContract.Opened opened(
            String reference, String customer, String product, String team) {
        return new ComplaintContract.Opened(
                reference,
                customer,
                MONDAY,
                MONDAY,
                ComplaintType.PRICE_OR_BILLING,
                Channel.PHONE,
                2,
                2,
                2,
                2,
                null,
                product == null ? null : new Product(product, null),
                "front-desk",
                team,
                MONDAY.plus(Duration.ofDays(5)),
                true,
                null);
    }
}
