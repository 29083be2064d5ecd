package io.amends.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.application.ComplaintMetrics;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.EscalationTrigger;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The metrics at the Prometheus endpoint.
@PlatformTest
class ComplaintMetricsTest {
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void eventsAreCountedOnceWithoutPersonalData() {
        var agent = service.agent();
        var first = agent.filed(Samples.PLAIN);
        var second = agent.filed(Samples.PLAIN);
        agent.filed(Samples.complaint("c-2", "\"receivedAt\": \"2025-02-01T10:00:00Z\""));
        service.clock.moveAhead(Duration.ofHours(2));
        agent.commands(
                first,
                "acknowledge",
                "{}",
                "acknowledge",
                "{}",
                "investigate",
                "{}",
                "resolve",
                Samples.RESOLVE,
                "reopen",
                "{\"reason\": \"no\"}");
        agent.commands(
                agent.filed(Samples.PLAIN),
                "escalate",
                "{\"reason\": \"angry\", \"wish\": \"customer\"}",
                "resolve",
                Samples.RESOLVE);
        agent.commands(second, "reject", "{\"reason\": \"old\", \"words\": \"sorry\"}");

        var metrics = service.get("/actuator/prometheus").body();

        assertThat(metrics)
                .contains(
                        "amends_complaints_opened_total{channel=\"phone\","
                                + "type=\"product_or_service_quality\"} 4.0",
                        "amends_complaints_completed_total{outcome=\"resolved\"} 2.0",
                        "amends_complaints_completed_total{outcome=\"rejected\"} 1.0",
                        "amends_complaints_reopened_total 1.0",
                        "amends_complaints_first_contact_total 1.0",
                        "amends_complaints_escalated_total{trigger=\"customer\"} 1.0",
                        "amends_complaints_completed_total{outcome=\"withdrawn\"} 0.0",
                        "amends_promises_total{result=\"kept\"} 0.0",
                        "amends_complaints_open{status=\"received\"} 1.0",
                        "amends_complaints_open{status=\"reopened\"} 1.0",
                        "amends_first_response_seconds_count 3",
                        "amends_resolution_seconds_count 2")
                .contains(
                        "amends_first_response_seconds_bucket{le=\"3600.0\"} 1",
                        "amends_first_response_seconds_bucket{le=\"14400.0\"} 3")
                .doesNotContain(first, "c-2", "kettle");
        assertThat(unexplained(metrics)).as("figures without a word on what they are").isEmpty();
        var hours = metrics.lines().filter(it -> it.startsWith("amends_resolution_seconds_sum"));
        assertThat(hours).singleElement().asString().matches(".* 72\\d\\d\\.\\d+");
    }

    @Test
    void allMetricsAreZeroBeforeTheFirstEvent() {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new ComplaintMetrics(registry);
        var metrics = registry.scrape();

        assertThat(atZero(metrics, "amends_complaints_opened_total"))
                .hasSize(Channel.values().length * ComplaintType.values().length);
        assertThat(atZero(metrics, "amends_complaints_completed_total")).hasSize(3);
        assertThat(atZero(metrics, "amends_complaints_reopened_total")).hasSize(1);
        assertThat(atZero(metrics, "amends_promises_total")).hasSize(3);
        assertThat(atZero(metrics, "amends_complaints_first_contact_total")).hasSize(1);
        assertThat(atZero(metrics, "amends_complaints_escalated_total"))
                .hasSize(EscalationTrigger.values().length);
        assertThat(atZero(metrics, "amends_first_response_seconds_count")).hasSize(1);
        assertThat(atZero(metrics, "amends_resolution_seconds_count")).hasSize(1);
    }

    private static List<String> atZero(String metrics, String figure) {
        return metrics.lines().filter(line -> line.matches(figure + "(\\{.*})? 0(\\.0)?")).toList();
    }

    private static List<String> unexplained(String metrics) {
        var explained =
                metrics.lines()
                        .filter(line -> line.startsWith("# HELP "))
                        .map(line -> line.split(" ", 4))
                        .filter(words -> words.length == 4 && !words[3].isBlank())
                        .map(words -> words[2])
                        .collect(Collectors.toSet());
        return metrics.lines()
                .filter(line -> line.startsWith("# TYPE amends_"))
                .map(line -> line.split(" ")[2])
                .filter(name -> !explained.contains(name))
                .toList();
    }
}
