package io.amends.satisfaction.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DisplayRoundingTest {

    @Test
    void roundingRemovesBinaryArithmeticErrors() {
        assertThat(DisplayRounding.decimal(.8999999999999999, 4)).hasToString("0.9");
        assertThat(DisplayRounding.decimal(70.0, 2)).hasToString("70");
        assertThat(DisplayRounding.decimal(65.987301587, 2)).hasToString("65.99");
        assertThat(DisplayRounding.decimal(-0.0, 4)).hasToString("0");
        assertThat(DisplayRounding.rounded(.8999999999999999, 4)).isEqualTo(.9);
    }

    @Test
    void roundedPartsSumToRoundedSum() {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        for (var run = 0; run < 2_000; run++) {
            var parts =
                    IntStream.range(0, 1 + random.nextInt(7))
                            .mapToObj(_ -> 10 * random.nextGaussian())
                            .toList();
            var exact = parts.stream().mapToDouble(Double::doubleValue).sum();
            var decimals = random.nextInt(10);
            var sum = DisplayRounding.decimal(exact, decimals).setScale(decimals);

            var shown = DisplayRounding.summingTo(sum, parts);

            assertThat(shown.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("seed %d", seed)
                    .isEqualByComparingTo(sum);
            for (var i = 0; i < parts.size(); i++) {
                assertThat(shown.get(i).doubleValue())
                        .isCloseTo(parts.get(i), within(1.01 * Math.pow(10, -decimals)));
            }
        }
    }

    @Test
    void probabilityPointsAreShapleyValuesAndSumToProbability() {
        var two =
                ProbabilityPoints.of(
                        List.of(
                                term(Term.Name.BASE, 2.2),
                                term(Term.Name.PURCHASES, -3),
                                term(Term.Name.ANSWERS, 1)));

        // The mean over the two orders.
        var purchases = (p(-.8) - p(2.2) + p(.2) - p(3.2)) / 2;
        var answers = (p(3.2) - p(2.2) + p(.2) - p(-.8)) / 2;
        assertThat(two.get(0)).isCloseTo(p(2.2), within(1e-12));
        assertThat(two.get(1)).isCloseTo(purchases, within(1e-12));
        assertThat(two.get(2)).isCloseTo(answers, within(1e-12));
        assertThat(two.stream().mapToDouble(Double::doubleValue).sum())
                .isCloseTo(p(.2), within(1e-12));
    }

    @Test
    void singleTermGetsItsWholeEffect() {
        var one =
                ProbabilityPoints.of(
                        List.of(term(Term.Name.BASE, 2), term(Term.Name.WORST_COMPLAINT, -1)));

        assertThat(one).hasSize(2);
        assertThat(one.get(1)).isCloseTo(p(1) - p(2), within(1e-12));
    }

    private static double p(double logit) {
        return Logit.inverse(logit);
    }

    private static Term term(Term.Name name, double contribution) {
        return new Term(name, contribution, Evidence.NONE);
    }
}
