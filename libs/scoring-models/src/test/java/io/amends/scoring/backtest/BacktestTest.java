package io.amends.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.scoring.CdnowHistories;
import io.amends.scoring.learning.Accuracy;
import io.amends.testing.RealData;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The CDNOW sample, cut at 30 September 1997, observed for 39 weeks.
class BacktestTest {
    private static final LocalDate CUT = LocalDate.of(1997, 9, 30);

    @Test
    void probabilityToBuyMatchesReferenceAccuracy() {
        var report = Backtest.run(sample(), 39);
        System.out.println(report.text());

        assertThat(accuracy(report, "P(buy)").auc()).isCloseTo(0.760, within(5e-4));
        assertThat(accuracy(report, "P(buy)").brier()).isCloseTo(0.161, within(5e-4));
    }

    @Test
    void learnedScoreBeatsRecencyAlone() {
        var report = Backtest.run(sample(), 39);

        var learned = accuracy(report, "loyalty, learned");
        var recency = accuracy(report, "recency alone");
        assertThat(recency.auc()).isCloseTo(0.771, within(1e-3));
        assertThat(learned.auc()).isGreaterThan(recency.auc());
        assertThat(learned.brier()).isLessThan(recency.brier());
        assertThat(learned.brier()).isLessThan(accuracy(report, "base rate").brier());
        assertThat(learned.calibrationError()).isLessThanOrEqualTo(0.03);
    }

    @Test
    void reportDoesNotDependOnOrderOfCustomers() {
        var customers = sample();
        var seed = new Random().nextLong();
        var shuffled = new ArrayList<>(customers);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Backtest.run(shuffled, 39))
                .as("seed %d", seed)
                .isEqualTo(Backtest.run(customers, 39));
    }

    @Test
    void reportIsWrittenAsTableCsvAndSvg() {
        var report = Backtest.run(sample(), 39);

        assertThat(report.csv().lines().filter(line -> line.contains(",auc,"))).hasSize(5);
        assertThat(report.text()).contains("P(buy)", "base rate", "predicted, stayed");
        assertThat(ReliabilityPicture.of(report)).startsWith("<svg").endsWith("</svg>\n");
    }

    private static Accuracy accuracy(BacktestReport report, String name) {
        return report.lines().stream()
                .filter(line -> line.name().equals(name))
                .findFirst()
                .orElseThrow()
                .accuracy();
    }

    private static List<Backtest.Customer> sample() {
        var until = RealData.cdnow(CUT.plusWeeks(39));
        var customers = new ArrayList<Backtest.Customer>();
        for (var i = 0; i < until.size(); i++) {
            var days = until.get(i).centsByDay();
            var known = new java.util.TreeMap<>(days.headMap(CUT, true));
            var history = CdnowHistories.history(new RealData.Buyer(known, CUT));
            var stayed = !days.tailMap(CUT, false).isEmpty();
            customers.add(new Backtest.Customer("cdnow-" + i, history, 0, 0, stayed));
        }
        return customers;
    }
}
