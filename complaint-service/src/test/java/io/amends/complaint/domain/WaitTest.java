package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static io.amends.complaint.domain.SampleComplaints.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.Escalate;
import io.amends.complaint.domain.ComplaintCommand.MakePromise;
import io.amends.complaint.domain.ComplaintCommand.Note;
import io.amends.complaint.domain.ComplaintCommand.WaitFor;
import io.amends.complaint.domain.ComplaintEvent.PromiseBroken;
import io.amends.complaint.domain.ComplaintEvent.Resumed;
import io.amends.contracts.ResumeCause;
import io.amends.contracts.WaitingFor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Waiting is a marker beside the status.
class WaitTest {
    private static final Instant UNTIL = Objects.requireNonNull(WAIT.until());
    private static final WaitFor FOR_THIRD =
            new WaitFor(WaitingFor.THIRD_PARTY, null, "the maker looks at it");

    @Test
    void waitIsMarkedAndLeavesStatusAsItIs() {
        var waiting = SampleComplaints.after(WAIT);

        assertThat(waiting.status()).isEqualTo(Status.RECEIVED);
        assertThat(waiting.handling().waiting())
                .isEqualTo(new Wait(WaitingFor.CUSTOMER, LATER, UNTIL, WAIT.reason()));
        assertThat(waiting.possible()).contains(Transition.RESUME);
        assertThat(SampleComplaints.received().possible()).doesNotContain(Transition.RESUME);
    }

    @Test
    void waitEndsByItselfAtItsTimeEvenIfTimerFiresLate() {
        var waiting = SampleComplaints.after(WAIT);

        assertThat(waiting.nextDue()).contains(UNTIL);
        assertThat(waiting.decide(new CheckDeadlines(), POLICY, UNTIL.plus(Duration.ofDays(9))))
                .containsExactly(new Resumed(ResumeCause.TIME, List.of(), UNTIL));
        assertThat(waiting.decide(new CheckDeadlines(), POLICY, UNTIL.minusMillis(1))).isEmpty();
    }

    @Test
    void overduePromiseAndWaitFireInTheOrderOfTheirInstants() {
        var first = UNTIL.minusSeconds(60);
        var waiting = SampleComplaints.after(WAIT, new MakePromise("news", first));

        var events = waiting.decide(new CheckDeadlines(), POLICY, UNTIL.plus(Duration.ofDays(9)));

        assertThat(events.getFirst()).isEqualTo(new PromiseBroken(1, first));
        assertThat(events.getLast()).isEqualTo(new Resumed(ResumeCause.TIME, List.of(), UNTIL));
        assertThat(events).hasSize(3);
    }

    @Test
    void resumeEndsWaitAndHasNoEventsWhereNothingWaits() {
        var resume = SampleComplaints.RESUME;

        assertThat(SampleComplaints.after(WAIT).decide(resume, POLICY, LATER))
                .containsExactly(new Resumed(ResumeCause.STAFF, List.of(), LATER));
        assertThat(SampleComplaints.received().decide(resume, POLICY, LATER)).isEmpty();
    }

    @Test
    void wordsOfCustomerEndWaitForCustomerOnly() {
        for (var words :
                List.of(
                        SampleComplaints.ADD_WORDS,
                        SampleComplaints.RESTATE,
                        new Note("thank you", true))) {
            assertThat(SampleComplaints.after(WAIT).decide(words, POLICY, LATER))
                    .as("%s", words)
                    .startsWith(new Resumed(ResumeCause.CUSTOMER, List.of(), LATER))
                    .hasSize(2);
            assertThat(SampleComplaints.after(FOR_THIRD).decide(words, POLICY, LATER))
                    .as("%s", words)
                    .hasSize(1);
        }
        var proposed = SampleComplaints.after(SampleComplaints.withStatus(Status.PROPOSED), WAIT);
        assertThat(proposed.decide(SampleComplaints.ACCEPT, POLICY, LATER))
                .startsWith(new Resumed(ResumeCause.CUSTOMER, List.of(), LATER));
        assertThat(proposed.decide(SampleComplaints.REFUSE, POLICY, LATER))
                .startsWith(new Resumed(ResumeCause.CUSTOMER, List.of(), LATER));
    }

    @Test
    void commandsOfStaffDoNotEndWait() {
        var waiting = SampleComplaints.after(WAIT);
        for (ComplaintCommand command :
                List.of(
                        SampleComplaints.PASS,
                        SampleComplaints.NOTE,
                        SampleComplaints.TAG,
                        new Escalate("slow", ComplaintCommand.Wish.STAFF, null))) {
            assertThat(SampleComplaints.after(waiting, command).handling().waiting())
                    .as("%s", command)
                    .isEqualTo(waiting.handling().waiting());
        }
    }

    @Test
    void everyDecisionEndsWait() {
        for (ComplaintCommand decision :
                List.of(
                        SampleComplaints.RESOLVE,
                        SampleComplaints.REJECT,
                        SampleComplaints.WITHDRAW)) {
            var waiting =
                    SampleComplaints.after(
                            SampleComplaints.withStatus(Status.INVESTIGATING), FOR_THIRD);

            assertThat(waiting.decide(decision, POLICY, LATER))
                    .startsWith(new Resumed(ResumeCause.DECISION, List.of(), LATER))
                    .hasSize(2);
            assertThat(SampleComplaints.after(waiting, decision).handling().waiting()).isNull();
        }
    }

    @Test
    void anotherWaitReplacesTheFirst() {
        var waiting = SampleComplaints.after(WAIT, FOR_THIRD);

        assertThat(Objects.requireNonNull(waiting.handling().waiting()).party())
                .isEqualTo(WaitingFor.THIRD_PARTY);
        assertThat(waiting.nextDue()).isEmpty();
        assertThat(waiting.decide(FOR_THIRD, POLICY, LATER)).isEmpty();
    }
}
