package io.amends.satisfaction.domain.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.amends.contracts.SilenceReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SilenceTest {
    private static final Instant NIGHT = Instant.parse("2026-03-02T04:00:00Z");
    private static final Instant NEXT = NIGHT.plus(Duration.ofDays(1));
    private static final SilenceParameters PARAMETERS = SilenceParameters.DEFAULT;
    private static final Silence WARNED =
            new Silence(new Warning(SilenceReason.OWN_RHYTHM, NIGHT), null);

    @Test
    void nightlyPassWarnsFromAlarmLevel() {
        assertThat(byNight(Silence.NONE, rhythm(2.99))).isEqualTo(Silence.NONE);
        assertThat(Silence.NONE.byNight(rhythm(3), PARAMETERS, NIGHT)).isEqualTo(WARNED);
    }

    @Test
    void levelBetweenAlarmAndAllClearKeepsWarning() {
        var silence = Silence.NONE;
        var changes = 0;
        for (var night = 0; night < 100; night++) {
            var next = byNight(silence, rhythm(night % 2 == 0 ? 3.1 : 2.1));
            changes += next.equals(silence) ? 0 : 1;
            silence = next;
        }

        assertThat(changes).isEqualTo(1);
        assertThat(byNight(silence, rhythm(2)).warning()).isNull();
    }

    @Test
    void firstOfSeveralReasonsIsUsed() {
        var both = signals(Map.of(SilenceReason.LATE_PAYMENTS, 2.0, SilenceReason.OWN_RHYTHM, 3.5));

        assertThat(byNight(Silence.NONE, both).reason()).isEqualTo(SilenceReason.OWN_RHYTHM);
    }

    @Test
    void warningMovesToOtherReasonWhenOwnIsClear() {
        var late = signals(Map.of(SilenceReason.LATE_PAYMENTS, 3.0, SilenceReason.OWN_RHYTHM, 1.0));

        assertThat(byNight(WARNED, late).warning())
                .isEqualTo(new Warning(SilenceReason.LATE_PAYMENTS, NEXT));
    }

    @Test
    void eventEndsWarningButNeverBeginsOne() {
        assertThat(Silence.NONE.afterEvent(rhythm(9), PARAMETERS, NEXT)).isEqualTo(Silence.NONE);
        assertThat(WARNED.afterEvent(rhythm(2.5), PARAMETERS, NEXT)).isEqualTo(WARNED);
        assertThat(WARNED.afterEvent(rhythm(0), PARAMETERS, NEXT))
                .isEqualTo(new Silence(null, NEXT));
    }

    @Test
    void lostCustomerKeepsWarningButGetsNone() {
        var lost = new SilenceSignals(rhythm(40).all(), true);

        assertThat(byNight(WARNED, lost)).isEqualTo(WARNED);
        assertThat(byNight(Silence.NONE, lost)).isEqualTo(Silence.NONE);
    }

    @Test
    void allClearAboveAlarmIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Threshold(2, 3))
                .withMessageContaining("must lie above the all-clear");
    }

    private static Silence byNight(Silence before, SilenceSignals signals) {
        return before.byNight(signals, PARAMETERS, NEXT);
    }

    private static SilenceSignals rhythm(double level) {
        return signals(Map.of(SilenceReason.OWN_RHYTHM, level));
    }

    private static SilenceSignals signals(Map<SilenceReason, Double> levels) {
        return new SilenceSignals(
                Arrays.stream(SilenceReason.values())
                        .map(reason -> new SilenceSignal(reason, levels.getOrDefault(reason, 0.0)))
                        .toList(),
                false);
    }
}
