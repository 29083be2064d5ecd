package io.amends.complaint.domain;

import static io.amends.complaint.domain.Clock.State.MET;
import static io.amends.complaint.domain.Clock.State.MISSED;
import static io.amends.complaint.domain.Clock.State.RUNNING;
import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.MONDAY;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amends.complaint.domain.ComplaintCommand.MakePromise;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.ComplaintEvent.PromiseBroken;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each reopening begins a round with a clock of its own; earlier rounds stay unchanged.
class RoundsTest {
    private static final Instant DUE = SampleComplaints.due(MONDAY);
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void reopeningKeepsMetClockAndStartsNewOne() {
        var reopenedAt = LATER.plus(DAY.multipliedBy(20)); // after the first due instant
        var reopened =
                at(
                        reopenedAt,
                        SampleComplaints.withStatus(Status.RESOLVED),
                        SampleComplaints.REOPEN);
        var due = SampleComplaints.due(reopenedAt);

        assertThat(reopened.clocks(POLICY, reopenedAt))
                .extracting(Clock::name, Clock::round, Clock::dueAt, Clock::state)
                .containsExactly(tuple("answer", 1, DUE, MET), tuple("answer", 2, due, RUNNING));
        assertThat(reopened.next()).contains(new NextStep(NextStep.What.INVESTIGATE, due));
        assertThat(reopened.clockDueAt()).contains(due);

        var late = at(due.plusSeconds(1), reopened, SampleComplaints.RESOLVE);
        assertThat(states(late, due.plus(DAY))).containsExactly(MET, MISSED);
    }

    @Test
    void reopeningAfterLateAnswerKeepsMissedClock() {
        var resolvedAt = DUE.plus(DAY);
        var resolved =
                at(
                        resolvedAt,
                        SampleComplaints.withStatus(Status.INVESTIGATING),
                        SampleComplaints.RESOLVE);
        var reopened = at(resolvedAt.plus(DAY), resolved, SampleComplaints.REOPEN);
        var again = at(resolvedAt.plus(DAY.multipliedBy(2)), reopened, SampleComplaints.RESOLVE);

        assertThat(states(again, again.changedAt().plus(DAY.multipliedBy(99))))
                .containsExactly(MISSED, MET);
    }

    @Test
    void reopenedTwiceHasThreeClocksAndPastOnesStayUnchanged() {
        var complaint = SampleComplaints.withStatus(Status.RESOLVED);
        var seen = List.of(complaint.rounds().getFirst());
        var now = LATER;
        for (var round = 2; round <= 3; round++) {
            now = now.plus(DAY.multipliedBy(7));
            complaint = at(now, complaint, SampleComplaints.REOPEN);
            now = now.plus(DAY);
            complaint =
                    at(
                            now,
                            complaint,
                            round == 2 ? SampleComplaints.RESOLVE : SampleComplaints.REJECT);

            assertThat(complaint.rounds()).hasSize(round);
            assertThat(complaint.rounds().subList(0, seen.size())).isEqualTo(seen);
            seen = complaint.rounds();
        }
        assertThat(states(complaint, now.plus(DAY.multipliedBy(99))))
                .containsExactly(MET, MET, MET);
    }

    @Test
    void roundReopenedByAnswerIsDueFromReceiptOfTheAnswer() {
        var receivedAt = LATER.plus(DAY);
        var answer = new RecordAnswer("f-1", 1, false, LATER);

        var reopened = at(receivedAt, SampleComplaints.withStatus(Status.CLOSED), answer);

        assertThat(reopened.clockDueAt()).contains(SampleComplaints.due(receivedAt));
    }

    @Test
    void withdrawalAndRejectionEndTheRound() {
        var reopened = SampleComplaints.withStatus(Status.REOPENED);
        var later = LATER.plus(DAY.multipliedBy(99));

        assertThat(states(SampleComplaints.after(reopened, SampleComplaints.WITHDRAW), later))
                .containsExactly(MET, MET);
        assertThat(states(SampleComplaints.after(reopened, SampleComplaints.REJECT), later))
                .containsExactly(MET, MET);
        assertThat(SampleComplaints.after(reopened, SampleComplaints.REJECT).clockDueAt())
                .isEmpty();
    }

    @Test
    void promiseLapsesWithItsRoundAndPromiseOfNextRoundBreaksAutomatically() {
        var first = new MakePromise("news", LATER.plus(DAY));
        var second = new MakePromise("a call", LATER.plus(DAY.multipliedBy(3)));
        var complaint =
                SampleComplaints.after(
                        SampleComplaints.withStatus(Status.INVESTIGATING),
                        first,
                        SampleComplaints.RESOLVE);
        complaint = SampleComplaints.after(complaint, SampleComplaints.REOPEN, second);

        assertThat(complaint.promises())
                .extracting(Promise::state)
                .containsExactly(Promise.State.LAPSED, Promise.State.PENDING);
        assertThat(complaint.next())
                .contains(new NextStep(NextStep.What.KEEP_PROMISE, second.by()));
        assertThat(complaint.nextDue()).contains(second.by());
        assertThat(complaint.decide(SampleComplaints.NOTE, POLICY, second.by().plus(DAY)))
                .first()
                .isEqualTo(new PromiseBroken(2, second.by()));
    }

    @Test
    void importedWithoutClocksHasNoneInAnyRound() {
        var ended = new Outcome(Status.RESOLVED, LATER, null, null);
        var reopened =
                at(
                        LATER.plus(DAY),
                        SampleComplaints.imported(ended, false),
                        SampleComplaints.REOPEN);

        assertThat(reopened.clocks(POLICY, LATER.plus(DAY.multipliedBy(99)))).isEmpty();
        assertThat(reopened.clockDueAt()).isEmpty();
        assertThat(reopened.next()).contains(new NextStep(NextStep.What.INVESTIGATE, null));
        assertThat(reopened.rounds()).hasSize(2);
    }

    @Test
    void complaintStoredWithoutRoundsAndHandlingHasOneRoundAndOneHop() {
        var opened = Complaint.from(new Opened(SampleComplaints.intake(), "front-desk", null));
        var old =
                new Complaint(
                        opened.intake(),
                        Status.RESOLVED,
                        opened.owner(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        1,
                        LATER,
                        List.of(),
                        null,
                        null,
                        LATER,
                        null,
                        null,
                        null,
                        null,
                        LATER.plus(DAY));

        assertThat(old.rounds()).containsExactly(new Round(1, MONDAY, DUE, LATER));
        assertThat(old.handling()).isEqualTo(Handling.since(MONDAY, "front-desk", null));
        assertThat(old.relations()).isEqualTo(Relations.NONE);
        assertThat(states(old, DUE.plus(DAY))).containsExactly(MET);
        assertThat(old.next()).isEmpty();
    }

    private static Complaint at(Instant now, Complaint start, ComplaintCommand command) {
        var complaint = start;
        for (var event : complaint.decide(command, POLICY, now)) {
            complaint = complaint.apply(event);
        }
        return complaint;
    }

    private static List<Clock.State> states(Complaint complaint, Instant now) {
        return complaint.clocks(POLICY, now).stream().map(Clock::state).toList();
    }
}
