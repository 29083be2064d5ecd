package io.amends.satisfaction.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SurveyStatisticTest {

    @Test
    void npsIsPromotersMinusDetractors() {
        var nps = NetPromoterScore.of(List.of(10, 9, 8, 7, 6, 0));

        assertThat(nps.value()).isEqualTo(0);
        assertThat(NetPromoterScore.of(List.of(9, 10)).value()).isEqualTo(100);
        assertThat(NetPromoterScore.of(List.of(6)).value()).isEqualTo(-100);
    }

    @Test
    void csatIsShareOfTwoBestMarks() {
        assertThat(CustomerSatisfaction.of(List.of(5, 4, 3, 1)).content().value()).isEqualTo(0.5);
    }

    @Test
    void cesIsMeanOfMarks() {
        var effort = CustomerEffort.of(List.of(1, 7, 4));

        assertThat(effort.mean()).isEqualTo(4);
        assertThat(effort.deviation()).isEqualTo(3);
        // 4 ± t(0.975; 2)·3/√3, beyond both ends of the scale
        assertThat(effort.interval()).isEqualTo(new Interval(1, 7));
    }

    @Test
    void studentIntervalOfManyAnswersIsNarrow() {
        var ratings = new java.util.ArrayList<>(Collections.nCopies(50, 5));
        ratings.addAll(Collections.nCopies(50, 6));

        var interval = CustomerEffort.of(ratings).interval();

        // t(0.975; 99) = 1.984217; s = 0.502519
        assertThat(interval.low()).isCloseTo(5.5 - 1.984217 * 0.0502519, within(1e-5));
        assertThat(interval.high()).isCloseTo(5.5 + 1.984217 * 0.0502519, within(1e-5));
    }

    @Test
    void wilsonIntervalSolvesItsEquation() {
        for (var share : List.of(new Share(1, 10), new Share(5, 10), new Share(81, 263))) {
            for (var edge : List.of(share.interval().low(), share.interval().high())) {
                var z =
                        Math.abs(share.value() - edge)
                                / Math.sqrt(edge * (1 - edge) / share.answers());
                assertThat(z).isCloseTo(1.959964, within(1e-5));
            }
        }
    }

    @Test
    void wilsonIntervalIsValidAtZeroAndOne() {
        assertThat(new Share(0, 5).interval().low()).isEqualTo(0);
        assertThat(new Share(0, 5).interval().high()).isBetween(0.4, 0.5);
        assertThat(new Share(5, 5).interval().high()).isEqualTo(1);
    }

    @Test
    void npsIntervalCoversTrueValueInNinetyFivePercent() {
        var random = new Random(16);
        var held = 0;
        for (var trial = 0; trial < 2_000; trial++) {
            var ratings =
                    IntStream.range(0, 30)
                            .mapToObj(
                                    _ ->
                                            random.nextDouble() < 0.5
                                                    ? 10
                                                    : random.nextDouble() < 0.6 ? 7 : 3)
                            .toList();
            var interval = NetPromoterScore.of(ratings).interval();
            // 50 % promoters, 20 % detractors
            held += interval.low() <= 30 && 30 <= interval.high() ? 1 : 0;
        }
        assertThat(held / 2_000.0).isCloseTo(0.95, within(0.02));
    }

    @Test
    void everyIntervalContainsItsEstimate() {
        for (var answers = 1; answers <= 12; answers++) {
            for (var promoters = 0; promoters <= answers; promoters++) {
                for (var detractors = 0; promoters + detractors <= answers; detractors++) {
                    var nps = new NetPromoterScore(promoters, detractors, answers);
                    assertThat(nps.value())
                            .as("%s: %s", nps, nps.interval())
                            .isBetween(nps.interval().low(), nps.interval().high());
                    assertThat(nps.interval().low()).isGreaterThanOrEqualTo(-100);
                    assertThat(nps.interval().high()).isLessThanOrEqualTo(100);
                    assertThat(nps.interval().high() - nps.interval().low()).isPositive();
                }
                var share = new Share(promoters, answers);
                assertThat(share.value())
                        .isBetween(share.interval().low(), share.interval().high());
            }
        }
        for (var first = 1; first <= 7; first++) {
            for (var second = 1; second <= 7; second++) {
                var effort = CustomerEffort.of(List.of(first, second, second));
                assertThat(effort.mean())
                        .isBetween(effort.interval().low(), effort.interval().high());
            }
        }
    }

    @Test
    void singleDetractorIsMinusHundredWithinInterval() {
        var nps = NetPromoterScore.of(List.of(2));

        assertThat(nps.value()).isEqualTo(-100);
        assertThat(nps.interval().low()).isEqualTo(-100);
        assertThat(nps.interval().high()).isBetween(0.0, 100.0);
    }

    @Test
    void npsIntervalOfManyAnswersMatchesNormalDistribution() {
        var interval = new NetPromoterScore(5_000, 2_000, 10_000).interval();

        var half = 100 * 1.959964 * Math.sqrt((.7 - .3 * .3) / 10_000);
        assertThat(interval.low()).isCloseTo(30 - half, within(.05));
        assertThat(interval.high()).isCloseTo(30 + half, within(.05));
    }

    @Test
    void missingAnswersAndMarksOutsideScaleAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetPromoterScore.of(List.of()))
                .withMessageContaining("no answer");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CustomerSatisfaction.of(List.of(6)))
                .withMessage("a rating is 6, but must be from 1 to 5");
    }
}
