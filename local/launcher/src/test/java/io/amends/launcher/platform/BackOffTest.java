package io.amends.launcher.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

    private static final Duration SHORT_LIFE = Duration.ofSeconds(3);

    private final BackOff backOff = new BackOff();

    @Test
    void pauseGrowsUpToHalfAMinute() {
        var waits = IntStream.range(0, 7).mapToObj(_ -> backOff.after(SHORT_LIFE).toSeconds());

        assertThat(waits).containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
    }

    @Test
    void pauseIsResetAfterProcessRanForAMinute() {
        backOff.after(SHORT_LIFE);
        backOff.after(SHORT_LIFE);

        assertThat(backOff.after(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(1));
    }
}
