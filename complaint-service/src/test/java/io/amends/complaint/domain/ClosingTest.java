package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.MONDAY;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.ComplaintEvent.Closed;
import io.amends.complaint.domain.ComplaintEvent.Noted;
import io.amends.complaint.domain.ComplaintEvent.Reopened;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Automatic closing at the end of the reopening window; transitions allowed in each status.
class ClosingTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "REJECTED"})
    void decidedComplaintClosesAtEndOfWindowEvenIfTimerFiresLate(Status status) {
        var complaint = SampleComplaints.withStatus(status);
        var end = LATER.plus(POLICY.reopenWindow().length());

        assertThat(complaint.next()).contains(new NextStep(NextStep.What.CLOSE, end));
        assertThat(complaint.nextDue()).contains(end);
        assertThat(complaint.decide(new CheckDeadlines(), POLICY, end.minusMillis(1))).isEmpty();
        assertThat(complaint.decide(new CheckDeadlines(), POLICY, end))
                .containsExactly(new Closed(end));
        assertThat(complaint.decide(new CheckDeadlines(), POLICY, end.plus(WEEK)))
                .containsExactly(new Closed(end));
        var closed = complaint.apply(new Closed(end));
        assertThat(closed.nextDue()).isEmpty();
        assertThat(closed.next()).isEmpty();
    }

    @Test
    void commandAfterEndOfWindowFindsComplaintClosed() {
        var end = LATER.plus(POLICY.reopenWindow().length());
        var late = end.plus(WEEK);

        assertThat(
                        SampleComplaints.withStatus(Status.RESOLVED)
                                .decide(SampleComplaints.NOTE, POLICY, late))
                .containsExactly(
                        new Closed(end), new Noted(SampleComplaints.NOTE.text(), null, late));
        assertThat(
                        SampleComplaints.withStatus(Status.RESOLVED)
                                .decide(SampleComplaints.CLOSE, POLICY, late))
                .containsExactly(new Closed(end));
        assertThat(
                        SampleComplaints.withStatus(Status.RESOLVED)
                                .decide(new RecordAnswer("f-1", 1, false, end), POLICY, late))
                .last()
                .isInstanceOf(Reopened.class);
    }

    @Test
    void reopeningCancelsClosingAndNextDecisionSchedulesItAgain() {
        var reopened = SampleComplaints.withStatus(Status.REOPENED);
        assertThat(reopened.nextDue()).isEmpty();

        var again = reopened.decide(SampleComplaints.RESOLVE, POLICY, LATER.plus(WEEK)).getFirst();

        assertThat(reopened.apply(again).nextDue())
                .contains(LATER.plus(WEEK).plus(POLICY.reopenWindow().length()));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "REJECTED", "WITHDRAWN", "CLOSED"})
    void importedOutcomeWithoutClocksIsNotClosedAutomatically(Status status) {
        var imported =
                SampleComplaints.imported(
                        new Outcome(status, MONDAY.plus(WEEK), null, null), false);

        assertThat(imported.nextDue()).isEmpty();
        assertThat(imported.next()).isEmpty();
        assertThat(imported.decide(new CheckDeadlines(), POLICY, MONDAY.plus(Duration.ofDays(999))))
                .isEmpty();
    }

    @Test
    void importedEndWithClocksIsClosedAtTheEndOfItsOwnWindow() {
        var end = MONDAY.plus(WEEK);
        var imported =
                SampleComplaints.imported(new Outcome(Status.RESOLVED, end, null, null), true);

        assertThat(imported.decide(new CheckDeadlines(), POLICY, MONDAY.plus(Duration.ofDays(999))))
                .containsExactly(new Closed(end.plus(POLICY.reopenWindow().length())));
    }

    @Test
    void promiseCanBeKeptOrMovedOnlyWhilePending() {
        var plain = SampleComplaints.withStatus(Status.INVESTIGATING);
        var promised = SampleComplaints.after(plain, SampleComplaints.PROMISE);

        assertThat(plain.possible())
                .doesNotContain(Transition.KEEP_PROMISE, Transition.MOVE_PROMISE);
        assertThat(promised.possible()).contains(Transition.KEEP_PROMISE, Transition.MOVE_PROMISE);
        assertThat(SampleComplaints.after(promised, SampleComplaints.KEEP).possible())
                .doesNotContain(Transition.KEEP_PROMISE, Transition.MOVE_PROMISE);
    }

    @Test
    void proposalCanBeAcceptedOnlyOnce() {
        assertThat(SampleComplaints.withStatus(Status.PROPOSED).possible())
                .contains(Transition.ACCEPT);
        assertThat(
                        SampleComplaints.after(
                                        SampleComplaints.withStatus(Status.PROPOSED),
                                        SampleComplaints.ACCEPT)
                                .possible())
                .doesNotContain(Transition.ACCEPT)
                .contains(Transition.RESOLVE);
    }

    @ParameterizedTest
    @EnumSource
    void refusalListsPossibleCommands(Status status) {
        var complaint = SampleComplaints.withStatus(status);
        for (var command :
                new ComplaintCommand[] {
                    SampleComplaints.ACCEPT,
                    SampleComplaints.CLOSE,
                    new Reopen("still broken", null, true),
                    SampleComplaints.ASSIGN
                }) {
            try {
                complaint.decide(command, POLICY, LATER);
            } catch (CommandRefusedException.DoesNotFit refused) {
                assertThat(refused.possible()).isEqualTo(complaint.possible());
            }
        }
    }

    @Test
    void assignRequiresListedOwnerWhereOwnersAreConfigured() {
        var policy =
                new Policy(
                        POLICY.answerWithin(),
                        POLICY.reopenWindow(),
                        "front-desk",
                        Set.of("kim", "lee"),
                        SamplePolicies.PLAIN);
        var complaint = SampleComplaints.received();

        assertThat(complaint.decide(new Assign("lee", null, "kim"), policy, LATER)).hasSize(1);
        assertThat(
                        SampleComplaints.after(SampleComplaints.ASSIGN)
                                .decide(new Assign("front-desk", null, "kim"), policy, LATER))
                .hasSize(1);
        assertThatThrownBy(
                        () -> complaint.decide(new Assign("mallory", null, "kim"), policy, LATER))
                .isInstanceOf(CommandRefusedException.UnknownOwner.class)
                .hasMessageContaining("kim, lee");
    }
}
