package io.amends.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.application.ScoreCommands;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.InteractionHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.fit.ThresholdReport;
import io.amends.satisfaction.domain.score.ConfiguredParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.silence.SilenceParameters;
import io.amends.satisfaction.domain.silence.Threshold;
import io.amends.satisfaction.store.TestStore;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The command line uses the settings that the service was started with.
@PlatformTest
class EffectivePropertiesTest {
    private static final LocalDate CUT = LocalDate.of(2025, 3, 1);
    private static final int DAY = Math.toIntExact(CUT.toEpochDay());

    @Test
    void thresholdStudyUsesSettingsOfServiceStartedLast(TestSpace space) {
        fill(space);
        try (var tools = ScoreCommands.open(space.mongodbUri(), space.database())) {
            assertThat(tools.horizonWeeks()).as("before any service ran").isEqualTo(26);
            assertThat(inForce(tools)).isEqualTo(3);
        }

        RunningService.start(
                        space,
                        "--amends.eventing.topic-prefix=" + space.name() + ".",
                        "--amends.scores.horizon=P39W",
                        "--amends.scores.margin=0.25",
                        "--amends.scores.silence.own-rhythm=5")
                .close();

        try (var tools = ScoreCommands.open(space.mongodbUri(), space.database());
                var store = new TestStore(space.mongodbUri(), space.database())) {
            assertThat(tools.horizonWeeks()).isEqualTo(39);
            assertThat(inForce(tools)).isEqualTo(5);
            assertThat(store.tools().settings().find()).contains(given());
        }
    }

    private static ConfiguredParameters given() {
        var standard = SilenceParameters.DEFAULT;
        return new ConfiguredParameters(
                39,
                .25,
                new SilenceParameters(
                        new Threshold(5, 2),
                        standard.surprise(),
                        standard.declineOfSpend(),
                        standard.latePayments(),
                        standard.noVisit()));
    }

    private static double inForce(ScoreCommands tools) {
        return tools.thresholds(CUT, tools.horizonWeeks()).orElseThrow().lines().stream()
                .filter(line -> line.reason() == SilenceReason.OWN_RHYTHM)
                .filter(ThresholdReport.Line::inForce)
                .mapToDouble(ThresholdReport.Line::threshold)
                .sum();
    }

    /// Sixty customers with a purchase every other week.
    private static void fill(TestSpace space) {
        try (var store = new TestStore(space.mongodbUri(), space.database())) {
            store.put(
                    IntStream.range(0, 60).mapToObj(EffectivePropertiesTest::customer).toList(),
                    Instant.parse("2025-03-01T12:00:00Z"));
        }
    }

    private static Customer customer(int number) {
        var interactions =
                InteractionHistoryBuilder.bought(
                        InteractionHistoryBuilder.every(14, 5, DAY - number % 9));
        return Customer.first(
                        CustomerFacts.none("c-" + number).with(interactions),
                        ScoreParameters.PRIORS,
                        Instant.parse("2025-03-01T12:00:00Z"))
                .customer();
    }
}
