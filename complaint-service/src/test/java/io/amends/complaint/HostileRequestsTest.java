package io.amends.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// No request causes an internal server error.
@PlatformTest
class HostileRequestsTest {
    private static final long SEED = 20261128L;

    @Test
    void everyRouteAnswersHostileValuesWithAProblem(TestSpace space) {
        try (var service = new RunningService(space)) {
            var reference = service.agent().filed(Samples.PLAIN);
            var requests =
                    service.hostileRequests(
                            SEED, Map.of("reference", reference, "kind", "calendars"));

            assertThat(requests.answeredWrongly()).isEmpty();
            assertThat(requests.sent()).isGreaterThan(1_000);
        }
    }
}
