package io.amends.followup;

import static io.amends.followup.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.FollowupContract;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// State and events survive a restart of the service.
@PlatformTest
class RestartTest {

    @Test
    void timersAndEventsSurviveRestart(TestSpace space) {
        try (var service = new RunningService(space)) {
            var resolvedAt = service.clock.instant();
            service.followUp("EEEE-0001");
            service.followUp("EEEE-0002");
            var taken = service.command("EEEE-0002~1", "take", "{}");
            service.stop();

            service.clock.moveBy(Duration.ofDays(7));
            service.topics.publish(
                    ComplaintLife.opened("EEEE-0003", resolvedAt).resolved(resolvedAt));
            service.start();

            Eventually.await("the expected result")
                    .until(() -> service.state("EEEE-0001~1"), "due"::equals);
            Eventually.await("the expected result")
                    .until(() -> service.state("EEEE-0003~1"), "due"::equals);
            var events =
                    Eventually.await("the expected result")
                            .until(
                                    () -> service.topics.followups("EEEE-0001"),
                                    found -> found.size() == 2);
            assertThat(events.getLast().event())
                    .isInstanceOfSatisfying(
                            FollowupContract.Due.class,
                            due ->
                                    assertThat(due.at())
                                            .isEqualTo(resolvedAt.plus(Duration.ofDays(3))));
            Eventually.await("the expected result")
                    .until(() -> service.state("EEEE-0002~1"), "due"::equals);
            assertThat(json(service.get("/followups/EEEE-0002~1")).get("takenBy").asString())
                    .isEqualTo(json(taken).get("takenBy").asString());
        }
    }
}
