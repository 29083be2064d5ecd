package io.amends.followup;

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
            service.followUp("FFFF-0001");
            var requests = service.hostileRequests(SEED, Map.of("id", "FFFF-0001~1"));

            assertThat(requests.answeredWrongly()).isEmpty();
            assertThat(requests.sent()).isGreaterThan(500);
        }
    }
}
