package io.amends.followup;

import static io.amends.followup.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.FollowupContract;
import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import io.amends.followup.Topics.Published;
import io.amends.testing.Eventually;
import io.amends.testing.LargestDocuments;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// From a complaint's resolution to the customer's answer, over the broker and HTTP.
@PlatformTest
class JourneyTest {
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void resolutionPutsCustomerOnCallListAfterThreeDays() {
        var now = service.clock.instant();
        var life = ComplaintLife.opened("AAAA-0001", now).acknowledged(now).resolved(now);
        var dueAt = now.plus(Duration.ofDays(3));
        service.topics.publish(life);

        Eventually.await("the expected result")
                .until(() -> service.ids("?state=scheduled"), ids -> ids.contains("AAAA-0001~1"));
        assertThat(service.ids("?state=due&complaint=aaaa0001")).isEmpty();
        service.clock.moveBy(Duration.ofDays(4));
        Eventually.await("the expected result")
                .until(
                        () -> service.ids("?state=due&complaint=aaaa0001"),
                        List.of("AAAA-0001~1")::equals);

        var item = json(service.get("/followups/AAAA-0001~1"));
        assertThat(item.get("complaint").asString()).isEqualTo("AAAA-0001");
        assertThat(item.get("customerId").asString()).isEqualTo(life.customer());
        assertThat(item.get("kind").asString()).isEqualTo("callback");
        assertThat(item.get("dueAt").asString()).isEqualTo(dueAt.toString());
        assertThat(item.get("state").asString()).isEqualTo("due");
        assertThat(item.get("resolution").asInt()).isEqualTo(1);
        var events = published("AAAA-0001", 2);
        assertThat(events.getFirst().event())
                .isEqualTo(
                        new FollowupContract.Scheduled(
                                "AAAA-0001~1",
                                "AAAA-0001",
                                life.customer(),
                                now,
                                1,
                                FollowupKind.CALLBACK,
                                dueAt));
        assertThat(events.getLast().event())
                .as("due at the due instant, though the clock was looked at a day later")
                .isEqualTo(
                        new FollowupContract.Due(
                                "AAAA-0001~1",
                                "AAAA-0001",
                                life.customer(),
                                dueAt,
                                1,
                                FollowupKind.CALLBACK));
    }

    @Test
    void documentSizeIsIndependentOfComplaintsPerCustomer() {
        resolved("guest", 1, 20);
        var before = LargestDocuments.mentioning(service.database(), "guest");

        resolved("guest", 21, 120);

        assertThat(before).isNotEmpty();
        var after = LargestDocuments.mentioning(service.database(), "guest");
        before.forEach(
                (collection, size) ->
                        assertThat(after.get(collection))
                                .as(collection)
                                .isLessThan(size + LargestDocuments.BOOKKEEPING));
    }

    private static void resolved(String customer, int from, int to) {
        var now = service.clock.instant();
        for (var number = from; number <= to; number++) {
            var reference = String.format(Locale.ROOT, "GAST-%04d", number);
            service.topics.publish(ComplaintLife.of(customer, reference, now).resolved(now));
        }
        service.awaitFollowup(String.format(Locale.ROOT, "GAST-%04d~1", to));
    }

    @Test
    void answerIsPublishedWithoutFreeText() {
        var now = service.clock.instant();
        service.topics.publish(ComplaintLife.opened("AAAA-0002", now).resolved(now));
        service.awaitFollowup("AAAA-0002~1");

        var answer =
                service.command(
                        "AAAA-0002~1",
                        "answered",
                        """
                        {"solved": false, "csat": 2, "ces": 6, "nps": 3,
                         "rater": {"perceived": {"empathy": 1}, "expected": {"empathy": 7}},
                         "index": {"overall": 4}, "words": "nobody rang me back"}""");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("state").asString()).isEqualTo("done");
        assertThat(json(answer).get("result").asString()).isEqualTo("not_solved");
        var published = published("AAAA-0002", 2).getLast();
        assertThat(published.json()).doesNotContain("nobody rang me back");
        assertThat(published.event())
                .isInstanceOfSatisfying(
                        FollowupContract.Answered.class,
                        event -> {
                            assertThat(event.solved()).isFalse();
                            assertThat(event.resolution()).isEqualTo(1);
                            assertThat(event.csat()).isEqualTo(2);
                            assertThat(event.rater().perceived().empathy()).isEqualTo(1);
                            assertThat(event.rater().expected().empathy()).isEqualTo(7);
                            assertThat(event.index().overall()).isEqualTo(4);
                        });
    }

    @Test
    void eventsAreNumberedWithoutGapsAndKeyedByTheCustomer() {
        var now = service.clock.instant();
        var life = ComplaintLife.opened("AAAA-0003", now).resolved(now);
        service.topics.publish(life);
        service.awaitFollowup("AAAA-0003~1");
        var until = now.plus(Duration.ofDays(20)).toString();
        service.command("AAAA-0003~1", "take", "{}");
        service.command(
                "AAAA-0003~1", "snooze", String.format(Locale.ROOT, "{\"until\": \"%s\"}", until));
        service.command("AAAA-0003~1", "answered", "{\"solved\": true}");

        var events = published("AAAA-0003", 4);

        assertThat(events)
                .extracting(Published::sequence)
                .containsExactly(
                        "0000000000.00000000000000000001",
                        "0000000000.00000000000000000002",
                        "0000000000.00000000000000000003",
                        "0000000000.00000000000000000004");
        assertThat(events).extracting(Published::id).contains("AAAA-0003/0.1", "AAAA-0003/0.4");
        assertThat(events).extracting(Published::key).containsOnly(life.customer());
        assertThat(events)
                .extracting(each -> (Object) each.event().getClass())
                .containsExactly(
                        FollowupContract.Scheduled.class,
                        FollowupContract.Taken.class,
                        FollowupContract.Snoozed.class,
                        FollowupContract.Answered.class);
    }

    @Test
    void reopeningCancelsFollowupAndNextResolutionSchedulesNewOne() {
        var now = service.clock.instant();
        var life =
                ComplaintLife.opened("AAAA-0004", now)
                        .resolved(now)
                        .reopened(now.plusSeconds(60))
                        .resolved(now.plusSeconds(120));
        service.topics.publish(life);

        service.awaitFollowup("AAAA-0004~2");
        assertThat(service.ids("?state=cancelled&complaint=AAAA-0004"))
                .containsExactly("AAAA-0004~1");
        var events = published("AAAA-0004", 3);
        assertThat(events.get(1).event())
                .isInstanceOfSatisfying(
                        FollowupContract.Cancelled.class,
                        event -> assertThat(event.reason()).isEqualTo(CancelReason.REOPENED));
        assertThat(events.get(2).event())
                .isInstanceOfSatisfying(
                        FollowupContract.Scheduled.class,
                        event -> {
                            assertThat(event.resolution()).isEqualTo(2);
                            assertThat(event.dueAt())
                                    .isEqualTo(now.plusSeconds(120).plus(Duration.ofDays(3)));
                        });
    }

    @Test
    void withdrawalCancelsFollowup() {
        var now = service.clock.instant();
        service.topics.publish(ComplaintLife.opened("AAAA-0005", now).resolved(now).withdrawn(now));

        assertThat(published("AAAA-0005", 2).getLast().event())
                .isInstanceOfSatisfying(
                        FollowupContract.Cancelled.class,
                        event -> assertThat(event.reason()).isEqualTo(CancelReason.WITHDRAWN));
    }

    @Test
    void mergeIntoAnotherComplaintCancelsFollowupAndItsUndoSchedulesNone() {
        var now = service.clock.instant();
        service.topics.publish(
                ComplaintLife.opened("AAAA-0015", now)
                        .resolved(now)
                        .mergedInto("AAAA-0016", now)
                        .unmergedFrom("AAAA-0016", now));
        settled("AAAA-0015", now);

        assertThat(published("AAAA-0015", 2).getLast().event())
                .isInstanceOfSatisfying(
                        FollowupContract.Cancelled.class,
                        event -> assertThat(event.reason()).isEqualTo(CancelReason.MERGED));
        assertThat(service.ids("?state=scheduled&complaint=AAAA-0015")).isEmpty();
    }

    @Test
    void waitAndMergeOfAnotherComplaintDoNotCancelFollowup() {
        var now = service.clock.instant();
        service.topics.publish(
                ComplaintLife.opened("AAAA-0017", now)
                        .waiting(now)
                        .resolved(now)
                        .mergedFrom("AAAA-0018", now));
        settled("AAAA-0017", now);

        assertThat(service.ids("?state=scheduled&complaint=AAAA-0017"))
                .containsExactly("AAAA-0017~1");
    }

    @Test
    void closingDoesNotCancelFollowup() {
        var now = service.clock.instant();
        service.topics.publish(ComplaintLife.opened("AAAA-0006", now).resolved(now).closed(now));
        settled("AAAA-0006", now);

        assertThat(service.ids("?state=scheduled&complaint=AAAA-0006"))
                .containsExactly("AAAA-0006~1");
    }

    @Test
    void importedComplaintsAndRejectionsAreNotFollowedUp() {
        var now = service.clock.instant();
        service.topics.publish(ComplaintLife.imported("AAAA-0007", now).resolved(now));
        service.topics.publish(ComplaintLife.opened("AAAA-0008", now).rejected(now));
        settled("AAAA-0007", now);
        settled("AAAA-0008", now);

        var all = "?state=scheduled&state=due&state=done&state=cancelled";
        assertThat(service.ids(all + "&complaint=AAAA-0007&complaint=AAAA-0008")).isEmpty();
    }

    @Test
    void repeatedAndUnorderedEventsTakeEffectOnceAndInOrder() {
        var now = service.clock.instant();
        var life =
                ComplaintLife.opened("AAAA-0009", now)
                        .acknowledged(now)
                        .resolved(now)
                        .reopened(now.plusSeconds(1))
                        .resolved(now.plusSeconds(2));
        for (var number : List.of(3, 3, 5, 2, 1, 1, 5, 4, 2, 3)) {
            service.topics.publish(life, number);
        }

        assertThat(published("AAAA-0009", 3))
                .extracting(each -> (Object) each.event().getClass())
                .containsExactly(
                        FollowupContract.Scheduled.class,
                        FollowupContract.Cancelled.class,
                        FollowupContract.Scheduled.class);
        settled("AAAA-0009", now);
        assertThat(service.topics.followups("AAAA-0009")).hasSize(3);
    }

    /// Waits until all earlier events are handled: another complaint of the same customer follows
    /// them in the same partition.
    private static void settled(String reference, Instant now) {
        var marker = ComplaintLife.behind(reference, now).resolved(now);
        service.topics.publish(marker);
        Eventually.await("the expected result")
                .until(
                        () -> service.ids("?state=scheduled&complaint=" + marker.reference()),
                        ids -> ids.size() == 1);
    }

    private static List<Published> published(String reference, int count) {
        return Eventually.await("the expected result")
                .until(() -> service.topics.followups(reference), events -> events.size() >= count);
    }
}
