package io.amends.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ContainersTest {

    @Test
    void missingImageIsReportedAtOnce() {
        long start = System.nanoTime();

        var hindrance = Containers.hindrance("amends/no-such-image");

        assertThat(hindrance).isPresent();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
