package io.amends.satisfaction.domain.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.domain.InteractionHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThresholdStudyTest {
    private static final TimeCut CUT = new TimeCut(LocalDate.of(2025, 9, 1), 26);
    private static final int DAY = Math.toIntExact(CUT.day().toEpochDay());

    @Test
    void precisionAndRecallCountCustomersWarnedAtCut() {
        // Of 100 who came every two weeks, 30 had been silent for 10 weeks; 20 of them did not come
        // again, nor did 5 of the others.
        var customers = new ArrayList<CustomerFacts>();
        for (var n = 0; n < 100; n++) {
            var silent = n < 30;
            var left = n < 20 || n >= 95;
            customers.add(customer(n, silent ? 70 : 5, left ? -1 : 30));
        }

        var report = report(customers);

        assertThat(report.customers()).isEqualTo(100);
        assertThat(report.left()).isEqualTo(25);
        var line = line(report, SilenceReason.OWN_RHYTHM, 3);
        assertThat(line.inForce()).isTrue();
        assertThat(line.warned()).isEqualTo(30);
        assertThat(line.precision()).isCloseTo(20 / 30.0, within(1e-12));
        assertThat(line.recall()).isCloseTo(20 / 25.0, within(1e-12));
        assertThat(line(report, SilenceReason.OWN_RHYTHM, 6).warned()).isZero();
        assertThat(report.text()).contains("own_rhythm", "66.7 %", "80.0 %", "in force");
    }

    @Test
    void purchasesAfterCutDecideOutcomesButNotLevels() {
        var random = new Random(7);
        var stayed = new ArrayList<CustomerFacts>();
        var left = new ArrayList<CustomerFacts>();
        for (var n = 0; n < 300; n++) {
            var quiet = random.nextInt(120);
            stayed.add(customer(n, quiet, 1 + random.nextInt(100)));
            left.add(customer(n, quiet, -1));
        }

        var one = report(stayed);
        var other = report(left);

        assertThat(one.left()).isZero();
        assertThat(other.left()).isEqualTo(other.customers());
        assertThat(warned(one)).isEqualTo(warned(other));
        assertThat(one.lines())
                .as("with a purchase model of its own")
                .anyMatch(line -> line.reason() == null && line.warned() > 0);
    }

    @Test
    void fewCustomersGiveNoReport() {
        assertThat(run(List.of(customer(1, 5, 5), customer(2, 5, 5)))).isEmpty();
    }

    /// A customer with a purchase every other week, the last one `quiet` days before the cut, and
    /// another one some days after it unless that is negative.
    private static CustomerFacts customer(int number, int quiet, int again) {
        var days =
                new ArrayList<>(InteractionHistoryBuilder.every(14, 4 + number % 7, DAY - quiet));
        if (again > 0) {
            days.add(DAY + again);
        }
        return CustomerFacts.none("c-" + number).with(InteractionHistoryBuilder.bought(days));
    }

    private static List<Integer> warned(ThresholdReport report) {
        return report.lines().stream().map(ThresholdReport.Line::warned).toList();
    }

    private static ThresholdReport report(List<CustomerFacts> customers) {
        return run(customers).orElseThrow();
    }

    private static Optional<ThresholdReport> run(List<CustomerFacts> customers) {
        return ThresholdStudy.run(
                customers::stream,
                CUT,
                ScoreParameters.PRIORS,
                (_, reason) -> {
                    throw reason;
                });
    }

    private static ThresholdReport.Line line(
            ThresholdReport report, SilenceReason reason, double threshold) {
        return report.lines().stream()
                .filter(line -> line.reason() == reason && line.threshold() == threshold)
                .findFirst()
                .orElseThrow();
    }
}
