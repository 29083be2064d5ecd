package io.amends.satisfaction.domain.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PoissonCusumTest {

    @Test
    void referenceValueIsBetweenTheTwoRates() {
        // (2 − 1) / ln 2
        assertThat(PoissonCusum.halved(2, 4).reference()).isCloseTo(1.442695041, within(1e-9));
        for (var usual = 1e-9; usual < 1e9; usual *= 10) {
            for (var share : new double[] {1e-12, .01, .5, .99, 1 - 1e-12}) {
                var cusum = new PoissonCusum(usual, usual * share, 4, 2);
                assertThat(cusum.reference()).isBetween(usual * share, usual * (1 + 1e-12));
            }
        }
    }

    @Test
    void usualRateRarelyAlarmsAndHalfRateAlarmsSoon() {
        var cusum = PoissonCusum.halved(3, 5);

        assertThat(weeksUntilAlarm(cusum, 3)).isGreaterThan(40);
        assertThat(weeksUntilAlarm(cusum, 1.5)).isLessThan(12);
        assertThat(weeksUntilAlarm(cusum, 0)).isLessThanOrEqualTo(3);
    }

    @Test
    void alarmEndsOnlyAtAllClear() {
        var cusum = new PoissonCusum(2, 1, 4, 2);
        var alarmed = new PoissonCusum.Watch(4.2, true);

        var better = cusum.after(alarmed, 3);
        assertThat(better.sum()).isBetween(2.0, 4.0);
        assertThat(better.alarmed()).isTrue();
        assertThat(cusum.after(better, 3).alarmed()).isFalse();
        assertThat(cusum.after(new PoissonCusum.Watch(better.sum(), false), 2).alarmed()).isFalse();
    }

    @Test
    void veryLargeWeekResetsSumToZero() {
        var after =
                PoissonCusum.halved(2, 4).after(new PoissonCusum.Watch(3, false), Long.MAX_VALUE);

        assertThat(after).isEqualTo(PoissonCusum.Watch.CALM);
    }

    @Test
    void nonDecliningRatesAreRefused() {
        assertThatThrownBy(() -> new PoissonCusum(1, 1, 4, 2)).hasMessageContaining("rates are");
        assertThatThrownBy(() -> new PoissonCusum(1, 0, 4, 2)).hasMessageContaining("rates are");
        assertThatThrownBy(() -> new PoissonCusum(2, 1, 2, 2)).hasMessageContaining("alarm is at");
    }

    private static double weeksUntilAlarm(PoissonCusum cusum, double rate) {
        var random = new Random(20_260_301);
        var weeks = 0L;
        var runs = 2_000;
        for (var run = 0; run < runs; run++) {
            var watch = PoissonCusum.Watch.CALM;
            for (var week = 0; week < 10_000 && !watch.alarmed(); week++) {
                watch = cusum.after(watch, poisson(random, rate));
                weeks++;
            }
        }
        return (double) weeks / runs;
    }

    // Knuth's product of uniforms.
    private static long poisson(Random random, double rate) {
        var limit = Math.exp(-rate);
        var product = random.nextDouble();
        var count = 0;
        while (product > limit) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
