package io.amends.satisfaction.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.amends.satisfaction.Eventually;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.domain.fit.FitResult;
import io.amends.satisfaction.domain.score.PurchaseParameters;
import io.amends.satisfaction.messaging.TestPublisher;
import io.amends.scoring.backtest.BacktestReport;
import io.amends.scoring.learning.Accuracy;
import io.amends.scoring.purchases.MbgNbd;
import io.amends.testing.PlatformTest;
import io.amends.testing.RealData;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The CDNOW sample through the service's REST API, over the broker, into the store, and out as a
/// backtest and as fitted parameters.
@PlatformTest
class ScoreCommandsTest {
    private static final LocalDate CUT = LocalDate.of(1997, 9, 30);
    private static final Instant END = Instant.parse("1998-06-30T23:00:00Z");
    private static final int CUSTOMERS = 2357;
    private static final String SCORE =
            "/api/v1/customers/cdnow-0001/score?asOf=1998-06-30T23:00:00Z";

    private static TestSpace space;
    private static RunningService service;
    private static ScoreCommands tools;

    @BeforeAll
    static void importTheSample(TestSpace given) throws InterruptedException {
        space = given;
        var lines = RealData.lines("CDNOW_sample.txt");
        service =
                RunningService.start(space, "--amends.eventing.topic-prefix=" + space.name() + ".");
        tools = ScoreCommands.open(space.mongodbUri(), space.database());
        var number = new AtomicInteger();
        var body =
                lines.stream()
                        .map(line -> interaction(number.incrementAndGet(), line))
                        .collect(Collectors.joining("\n"));
        var answer =
                service.post("/api/v1/interactions", "integration", "application/x-ndjson", body);
        assertThat(answer.body().lines().filter(line -> line.contains("\"created\"")))
                .hasSize(lines.size());
        awaitPurchases(lines.size());
    }

    @AfterAll
    static void stop() {
        if (service != null) {
            tools.close();
            service.close();
        }
    }

    @Test
    void backtestOfImportedHistoryMatchesReference() {
        var report = tools.backtest(CUT, 39);

        assertThat(report.customers()).isEqualTo(CUSTOMERS);
        var buy = accuracy(report, "P(buy)");
        assertThat(buy.auc()).isCloseTo(.760, within(5e-4));
        assertThat(buy.brier()).isCloseTo(.161, within(5e-4));
        var recency = accuracy(report, "recency alone");
        // Fitted on each half and pooled, recency depends slightly on how the ids split the
        // customers.
        assertThat(recency.auc()).isCloseTo(.771, within(1e-2));
        assertThat(accuracy(report, "loyalty, learned").auc())
                .isGreaterThan(.771)
                .isGreaterThan(recency.auc());
    }

    @Test
    void fitIsActivatedUnlessWorseAndEarlierVersionCanBeActivated() throws InterruptedException {
        var first = tools.fit(END);

        assertThat(first).isInstanceOf(FitResult.Accepted.class);
        var accepted = (FitResult.Accepted) first;
        var purchases = accepted.parameters().purchases();
        assertThat(purchases).extracting(PurchaseParameters::currency).isEqualTo("USD");
        assertThat(purchases.model()).isInstanceOf(MbgNbd.class);
        assertThat(accepted.findings().outcomes()).isEqualTo(CUSTOMERS);
        assertThat(accepted.findings().logLoss()).isLessThan(accepted.findings().logLossInForce());
        assertThat(ScoreCommands.describe(first)).contains("is in force", "2357 outcomes");
        var version = accepted.parameters().version();
        awaitText(SCORE, "\"parameters\":\"" + version + "\"");
        assertThat(service.get(SCORE, "agent").body())
                .contains("\"term\":\"purchases\"", "\"term\":\"calibration\"", "revenueAtRisk");

        var second = tools.fit(END.minus(Duration.ofDays(60)));
        switch (second) {
            case FitResult.Accepted(var parameters, var findings) ->
                    assertThat(findings.logLoss()).isLessThanOrEqualTo(findings.logLossInForce());
            case FitResult.Refused(var candidate, var findings, var reason) ->
                    assertThat(findings.logLoss()).isGreaterThan(findings.logLossInForce());
            case FitResult.TooFew few -> throw new AssertionError(few);
            case FitResult.NotConverged not -> throw new AssertionError(not);
        }
        assertThat(tools.versions()).hasSize(2);

        tools.choose(version);
        awaitText(SCORE, "\"parameters\":\"" + version + "\"");
        assertThatThrownBy(() -> tools.choose("learned-never"))
                .hasMessageContaining("there is no version learned-never");
        // Activated beside the service and published by the service, whose sweep finds pending
        // events.
        try (var wire = new TestPublisher(space)) {
            var events = chosen(wire.read("amends.customers", all -> !chosen(all).isEmpty()));
            assertThat(events.getFirst()).contains("\"parameters\":\"" + version + "\"");
        }
    }

    private static List<String> chosen(List<ConsumerRecord<String, String>> all) {
        return all.stream()
                .filter(
                        each ->
                                TestPublisher.header(each, "ce_type")
                                        .equals("amends.scores.parameters-chosen.v1"))
                .map(ConsumerRecord::value)
                .toList();
    }

    @Test
    void thresholdStudyUsesDataKnownAtCut() {
        var report = tools.thresholds(CUT, 39).orElseThrow();

        assertThat(report.customers()).isBetween(400, 700);
        assertThat(report.lines()).allMatch(line -> line.precision() <= 1 && line.recall() <= 1);
        var ranked = report.lines().stream().filter(line -> line.reason() == null).toList();
        assertThat(ranked.getLast().precision())
                .as("who is least expected leaves most often")
                .isGreaterThan(ranked.getFirst().precision())
                .isGreaterThan((double) report.left() / report.customers());
    }

    @Test
    void fitWithTooFewBuyersHasNoResult() {
        var result = tools.fit(Instant.parse("1996-01-01T00:00:00Z"));

        assertThat(result).isEqualTo(new FitResult.TooFew(0));
        assertThat(ScoreCommands.describe(result)).contains("no customer has bought yet");
    }

    private static String interaction(int number, String line) {
        var columns = line.strip().split("\\s+");
        var day = columns[2];
        return String.format(
                Locale.ROOT,
                """
                {"id": "line-%d", "customerId": "cdnow-%s", "type": "purchase", "at": "%s-%s-%sT00:00:00Z", "amount": {"amount": "%s", "currency": "USD"}}""",
                number,
                columns[1],
                day.substring(0, 4),
                day.substring(4, 6),
                day.substring(6),
                columns[4]);
    }

    private static void awaitPurchases(int count) {
        var patience = Duration.ofMinutes(8);
        Eventually.await("all customers known", patience, () -> counted() >= CUSTOMERS);
        // The last customers are published last: every summary must contain all their lines.
        var days = days();
        Eventually.await(
                String.format(Locale.ROOT, "all %d lines counted", count),
                patience,
                () -> tools.purchaseDays() == days);
    }

    private static long counted() {
        var answer = service.get("/api/v1/scores?limit=1&count=true", "agent");
        return Long.parseLong(answer.headers().firstValue("X-Total-Count").orElse("0"));
    }

    private static long days() {
        return RealData.cdnow(LocalDate.of(1998, 12, 31)).stream()
                .mapToLong(buyer -> buyer.centsByDay().size())
                .sum();
    }

    private static void awaitText(String path, String text) {
        Eventually.await(text, () -> service.get(path, "agent").body().contains(text));
    }

    private static Accuracy accuracy(BacktestReport report, String name) {
        return report.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow()
                .accuracy();
    }
}
