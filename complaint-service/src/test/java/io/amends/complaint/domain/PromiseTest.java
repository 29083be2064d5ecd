package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.KEEP;
import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.MOVE;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static io.amends.complaint.domain.SampleComplaints.PROMISE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.KeepPromise;
import io.amends.complaint.domain.ComplaintCommand.MakePromise;
import io.amends.complaint.domain.ComplaintEvent.Acknowledged;
import io.amends.complaint.domain.ComplaintEvent.Escalated;
import io.amends.complaint.domain.ComplaintEvent.PromiseBroken;
import io.amends.complaint.domain.ComplaintEvent.PromiseKept;
import io.amends.complaint.domain.ComplaintEvent.Promised;
import io.amends.contracts.EscalationTrigger;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromiseTest {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Escalated ESCALATED =
            new Escalated(
                    Escalation.within(EscalationTrigger.BROKEN_PROMISE, 1, null, PROMISE.by()));

    @Test
    void pendingPromiseIsNextDue() {
        var promised = SampleComplaints.after(PROMISE);

        assertThat(promised.nextDue()).contains(PROMISE.by());
        assertThat(promised.next())
                .contains(new NextStep(NextStep.What.KEEP_PROMISE, PROMISE.by()));
    }

    @Test
    void promiseBreaksAtDueInstantEvenIfTimerFiresLate() {
        var promised = SampleComplaints.after(PROMISE);

        assertThat(promised.decide(new CheckDeadlines(), POLICY, PROMISE.by().plus(WEEK)))
                .containsExactly(new PromiseBroken(1, PROMISE.by()), ESCALATED);
        assertThat(promised.decide(new CheckDeadlines(), POLICY, PROMISE.by()))
                .containsExactly(new PromiseBroken(1, PROMISE.by()), ESCALATED);
        assertThat(promised.decide(new CheckDeadlines(), POLICY, PROMISE.by().minusMillis(1)))
                .isEmpty();
    }

    @Test
    void overdueEventsPrecedeEventsOfTheCommand() {
        var promised = SampleComplaints.after(PROMISE);
        var late = PROMISE.by().plus(WEEK);

        assertThat(promised.decide(SampleComplaints.ACKNOWLEDGE, POLICY, late))
                .containsExactly(
                        new PromiseBroken(1, PROMISE.by()), ESCALATED, new Acknowledged(late));
    }

    @Test
    void keptPromiseDoesNotBreak() {
        var kept = SampleComplaints.after(PROMISE, KEEP);

        assertThat(kept.nextDue()).isEmpty();
        assertThat(kept.decide(new CheckDeadlines(), POLICY, PROMISE.by().plus(WEEK))).isEmpty();
        assertThat(kept.decide(KEEP, POLICY, LATER)).isEmpty();
    }

    @Test
    void movedPromiseIsDueAtItsNewTime() {
        var moved = SampleComplaints.after(PROMISE, MOVE);

        assertThat(moved.nextDue()).contains(MOVE.by());
        assertThat(moved.decide(MOVE, POLICY, LATER)).isEmpty();
    }

    @Test
    void brokenPromiseCanNeitherBeKeptNorMoved() {
        var broken = SampleComplaints.after(PROMISE).apply(new PromiseBroken(1, PROMISE.by()));
        var late = PROMISE.by().plus(WEEK);

        assertThatThrownBy(() -> broken.decide(KEEP, POLICY, late))
                .isInstanceOf(CommandRefusedException.DoesNotFit.class)
                .hasMessageContaining("broken");
        assertThatThrownBy(() -> broken.decide(MOVE, POLICY, late))
                .isInstanceOf(CommandRefusedException.DoesNotFit.class);
    }

    @Test
    void unknownPromiseIsRefusedWithExistingNumbers() {
        assertThatThrownBy(
                        () ->
                                SampleComplaints.after(PROMISE)
                                        .decide(new KeepPromise(2, null, null), POLICY, LATER))
                .isInstanceOf(CommandRefusedException.NoSuchPromise.class)
                .hasMessageContaining("from 1 to 1");
    }

    @Test
    void pendingPromisesLapseWhenComplaintEnds() {
        var resolved =
                SampleComplaints.after(
                        SampleComplaints.withStatus(Status.INVESTIGATING),
                        PROMISE,
                        SampleComplaints.RESOLVE);

        assertThat(resolved.nextDue()).isEqualTo(Optional.of(resolved.closesAt()));
        assertThat(resolved.promises().getFirst().state()).isEqualTo(Promise.State.LAPSED);
    }

    @Test
    void keptPromiseWithNextOneKeepsAndPromisesInOneCommand() {
        var promised = SampleComplaints.after(PROMISE);
        var next = new MakePromise("the next news", PROMISE.by().plus(WEEK));
        var keep = new KeepPromise(1, "not yet", next);

        var events = promised.decide(keep, POLICY, LATER);

        assertThat(events)
                .containsExactly(
                        new PromiseKept(1, "not yet", LATER),
                        new Promised(2, next.what(), next.by(), LATER));
        var kept = SampleComplaints.after(promised, keep);
        assertThat(kept.promises())
                .extracting(Promise::state)
                .containsExactly(Promise.State.KEPT, Promise.State.PENDING);
        assertThat(kept.decide(keep, POLICY, LATER)).isEmpty();
    }

    @Test
    void promiseNamesWhoWasAccountableWhenItWasMade() {
        var promised =
                SampleComplaints.after(SampleComplaints.ASSIGN, PROMISE, SampleComplaints.PASS);

        var promise = promised.promises().getFirst();

        assertThat(promise.owner()).isEqualTo("kim");
        assertThat(promise.team()).isEqualTo("returns");
    }
}
