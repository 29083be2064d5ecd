package io.amends.eventing.deadletter;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.amends.eventing.consuming.FailureReason;
import io.amends.eventing.consuming.RawRecords;
import io.amends.eventing.consuming.TestService;
import io.amends.eventing.deadletter.DeadLetter.Decision;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Poison events wait for an operator and block their own aggregate only.
class DeadLettersTest {
    private TestService service;
    private DeadLetterService letters;
    private RawRecords raw;

    @BeforeEach
    void start() {
        var settings = TestService.TestSettings.shared("letters");
        service = new TestService(settings);
        letters = service.deadLetters;
        raw = new RawRecords(settings);
    }

    @AfterEach
    void stop() {
        raw.close();
        service.close();
    }

    @Test
    void refusedEventInBatchBlocksOnlyItsOwnAggregate() {
        var letter = poisoned();

        assertThat(letter.reason()).isEqualTo(FailureReason.REFUSED);
        assertThat(letter.subject()).isEqualTo("t-1");
        assertThat(letter.sequence()).isEqualTo("0.3");
        assertThat(letter.waitingBehind()).isEqualTo(3);
        assertThat(letter.detail()).contains("not in this diary");
        assertThat(service.lines("c-1", "t-1")).containsExactly("t-1#0.1", "t-1#0.2");
        assertThat(service.lines("c-1", "t-2")).isEqualTo(TestService.all("t-2", 6));
        eventually(() -> assertThat(service.counted("amends.consumer.dead.letters")).isEqualTo(1));
    }

    @Test
    void failedRetryChangesNothingAndSuccessfulRetryAppliesLaterEvents() {
        var letter = poisoned();

        assertThat(letters.retry(letter.id(), "ops/lee").attempts()).isEqualTo(2);
        assertThat(service.lines("c-1", "t-1")).hasSize(2);
        service.writing.refused.clear();
        var settled = letters.retry(letter.id(), "ops/lee");

        assertThat(settled.settlement().decision()).isEqualTo(Decision.RETRIED);
        assertThat(service.lines("c-1", "t-1")).isEqualTo(TestService.all("t-1", 6));
        assertThat(letters.open(10)).isEmpty();
        assertThat(settled.waitingBehind()).isZero();
    }

    @Test
    void discardedEventIsNeverAppliedAndIsRecorded() {
        var letter = poisoned();

        var settled = letters.discard(letter.id(), "sent by mistake", "ops/lee");

        assertThat(settled.settlement().decision()).isEqualTo(Decision.DISCARDED);
        assertThat(settled.settlement().why()).isEqualTo("sent by mistake");
        assertThat(settled.settlement().by()).isEqualTo("ops/lee");
        assertThat(service.lines("c-1", "t-1"))
                .containsExactly("t-1#0.1", "t-1#0.2", "t-1#0.4", "t-1#0.5", "t-1#0.6");
        assertThatExceptionOfType(DeadLetterConflictException.class)
                .isThrownBy(() -> letters.retry(letter.id(), "ops/lee"))
                .withMessageContaining("discarded by ops/lee");
    }

    @Test
    void unknownDeadLetterIdIsRefused() {
        assertThatExceptionOfType(DeadLetterNotFoundException.class)
                .isThrownBy(() -> letters.discard("nothing", "why not", "ops/lee"));
    }

    @Test
    void undecodableEventBlocksItsAggregateUntilDiscarded() {
        raw.noted("t-1", "c-1", "0.1");
        raw.garbled("t-1", "c-1", "0.2");
        raw.noted("t-1", "c-1", "0.3");
        raw.noted("t-2", "c-1", "0.1");
        service.messaging.start();

        var letter = theOnlyOne();
        assertThat(letter.reason()).isEqualTo(FailureReason.UNDECODABLE);
        eventually(() -> assertThat(service.lines("c-1", "t-2")).hasSize(1));
        assertThat(service.lines("c-1", "t-1")).containsExactly("t-1#0.1");
        eventually(
                () ->
                        assertThat(letters.open(10))
                                .extracting(DeadLetter::waitingBehind)
                                .containsExactly(1L));

        letters.discard(letter.id(), "cannot be read", "ops/lee");

        assertThat(service.lines("c-1", "t-1")).containsExactly("t-1#0.1", "t-1#0.3");
    }

    @Test
    void recordWithoutAggregateBlocksNothing() {
        raw.nameless("c-1");
        raw.send("amends.complaint.noted.v1", "t-9", "c-1", "none", "{}");
        raw.noted("t-1", "c-1", "0.1");
        service.messaging.start();

        eventually(() -> assertThat(service.lines("c-1", "t-1")).hasSize(1));
        eventually(
                () ->
                        assertThat(letters.open(10))
                                .extracting(DeadLetter::reason)
                                .containsExactlyInAnyOrder(
                                        FailureReason.NO_SUBJECT, FailureReason.NO_SEQUENCE));
        letters.open(10).forEach(each -> letters.discard(each.id(), "noise", "ops/lee"));
        assertThat(letters.open(10)).isEmpty();
    }

    @Test
    void unknownEventTypeAdvancesOffsetAndParksNoEvent() {
        raw.noted("t-1", "c-1", "0.1");
        raw.unknown("t-1", "c-1", "0.2");
        raw.noted("t-1", "c-1", "0.3");
        raw.unknown("t-0", "c-0", "0.1");
        raw.noted("t-0", "c-0", "0.2");
        service.messaging.start();

        eventually(
                () -> {
                    assertThat(service.lines("c-1", "t-1")).containsExactly("t-1#0.1", "t-1#0.3");
                    assertThat(service.lines("c-0", "t-0")).containsExactly("t-0#0.2");
                });
        assertThat(service.counted("amends.consumer.gaps")).isZero();
        assertThat(letters.open(10)).isEmpty();
    }

    /// Two tickets of one customer with six events each, all published before the consumer starts;
    /// the third event of the first ticket is refused.
    private DeadLetter poisoned() {
        service.writing.refused.add("t-1#0.3");
        for (var number : List.of(1, 2, 3, 4, 5, 6)) {
            raw.noted("t-1", "c-1", "0." + number);
            raw.noted("t-2", "c-1", "0." + number);
        }
        service.messaging.start();
        eventually(() -> assertThat(service.lines("c-1", "t-2")).hasSize(6));
        eventually(
                () ->
                        assertThat(letters.open(10))
                                .extracting(DeadLetter::waitingBehind)
                                .containsExactly(3L));
        return theOnlyOne();
    }

    private DeadLetter theOnlyOne() {
        eventually(() -> assertThat(letters.open(10)).hasSize(1));
        return letters.open(10).getFirst();
    }
}
