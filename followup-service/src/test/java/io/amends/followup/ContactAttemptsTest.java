package io.amends.followup;

import static io.amends.followup.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.FollowupContract;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The number of contact attempts under a configured policy.
@PlatformTest
class ContactAttemptsTest {
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service =
                new RunningService(
                        space,
                        "--amends.followup.callback-after=PT2S",
                        "--amends.followup.max-retries=1",
                        "--amends.followup.retry-interval=PT4H");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void unansweredFollowupIsRetriedUpToMaxRetries() {
        service.followUp("DDDD-0001");
        service.letBecomeDue("DDDD-0001~1", Duration.ofSeconds(2));

        var first = service.command("DDDD-0001~1", "no-answer", "{\"note\": \"engaged\"}");
        assertThat(json(first).get("state").asString()).isEqualTo("scheduled");
        assertThat(json(first).get("attempts").asInt()).isEqualTo(1);
        assertThat(json(first).get("dueAt").asString())
                .isEqualTo(service.clock.instant().plus(Duration.ofHours(4)).toString());

        service.letBecomeDue("DDDD-0001~1", Duration.ofHours(4));
        var second = service.command("DDDD-0001~1", "no-answer", "{}");
        assertThat(json(second).get("state").asString()).isEqualTo("done");
        assertThat(json(second).get("result").asString()).isEqualTo("unanswered");
        assertThat(service.ids("?state=done")).contains("DDDD-0001~1");
        var events =
                Eventually.await("the follow-up")
                        .until(() -> service.topics.followups("DDDD-0001"), e -> e.size() == 5);
        assertThat(events.getLast().event())
                .isInstanceOfSatisfying(
                        FollowupContract.Unanswered.class,
                        event -> assertThat(event.attempt()).isEqualTo(2));
        assertThat(service.figure("amends_followups_total", "result=\"unanswered\"")).isEqualTo(1);
        assertThat(events).noneMatch(event -> event.json().contains("engaged"));
    }
}
