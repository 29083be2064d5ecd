package io.amends.embedded.mongo.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The marks of the start of live entries.
class LowWaterMarkTest {

    private static final byte[] FROM = {10};

    private final LowWaterMark water = new LowWaterMark();

    private static byte[] key(int... bytes) {
        byte[] key = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            key[i] = (byte) bytes[i];
        }
        return key;
    }

    @Test
    void markAppliesToItsStateAndLaterOnesOnly() {
        water.raise(FROM, key(10, 50), 7);

        assertThat(water.start(FROM, 6)).isEqualTo(FROM);
        assertThat(water.start(FROM, 7)).isEqualTo(key(10, 50));
        assertThat(water.start(FROM, 8)).isEqualTo(key(10, 50));
        assertThat(water.start(key(11), 8)).isEqualTo(key(11));
    }

    @Test
    void markIsLoweredByEntryBeforeIt() {
        water.raise(FROM, key(10, 50), 7);
        water.lower(key(10, 60));
        assertThat(water.start(FROM, 8)).isEqualTo(key(10, 50));

        water.lower(key(10, 20, 5));
        assertThat(water.start(FROM, 8)).isEqualTo(key(10, 20, 5));

        water.lower(key(9, 1));
        assertThat(water.start(FROM, 8)).isEqualTo(key(10, 20, 5));
    }

    @Test
    void markIsLoweredByEntriesWithHighBytes() {
        water.raise(key(0x80), key(0x80, 0xF0), 1);
        water.lower(key(0x80, 0x90));

        assertThat(water.start(key(0x80), 2)).isEqualTo(key(0x80, 0x90));
    }

    @Test
    void numberOfMarksIsBounded() {
        for (int i = 0; i < 200; i++) {
            water.raise(key(1, i), key(1, i, 1), 1);
        }
        assertThat(water.size()).isLessThanOrEqualTo(32);
    }

    /// Against a model: after random additions and removals, no live entry is before a mark.
    @Test
    void markNeverHidesLiveEntry() {
        for (long seed = 1; seed <= 50; seed++) {
            Random random = new Random(seed);
            LowWaterMark marks = new LowWaterMark();
            TreeSet<Integer> live = new TreeSet<>();
            long state = 0;
            for (int step = 0; step < 500; step++) {
                state++;
                int n = random.nextInt(100);
                switch (random.nextInt(4)) {
                    case 0, 1 -> {
                        marks.lower(key(10, n));
                        live.add(n);
                    }
                    case 2 -> live.pollFirst();
                    default ->
                            marks.raise(
                                    FROM, live.isEmpty() ? key(11) : key(10, live.first()), state);
                }
                byte[] start = marks.start(FROM, state);
                if (!live.isEmpty()) {
                    assertThat(java.util.Arrays.compareUnsigned(start, key(10, live.first())))
                            .as("seed %d step %d", seed, step)
                            .isLessThanOrEqualTo(0);
                }
            }
        }
    }
}
