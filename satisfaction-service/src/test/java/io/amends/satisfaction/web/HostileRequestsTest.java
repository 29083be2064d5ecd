package io.amends.satisfaction.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.ComplaintType;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// No request makes the service fail.
@PlatformTest
class HostileRequestsTest {
    private static final long SEED = 20261128L;
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void everyRouteAnswersHostileValuesWithAProblem(TestSpace space) {
        try (var service = RunningService.start(space)) {
            service.learn(
                    new EventHistoryBuilder("anna")
                            .opened("A-1", MONDAY, ComplaintType.STAFF_ATTITUDE, 2, "40"));
            var requests = service.hostileRequests(SEED, Map.of("id", "anna", "name", "nps"));

            assertThat(requests.answeredWrongly()).isEmpty();
            assertThat(requests.sent()).isGreaterThan(1_000);
        }
    }
}
