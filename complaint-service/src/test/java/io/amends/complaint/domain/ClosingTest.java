package io.amends.complaint.domain;

import static io.amends.complaint.domain.Cases.LATER;
import static io.amends.complaint.domain.Cases.MONDAY;
import static io.amends.complaint.domain.Cases.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.HearAnswer;
import io.amends.complaint.domain.ComplaintCommand.KeepTime;
import io.amends.complaint.domain.ComplaintEvent.Closed;
import io.amends.complaint.domain.ComplaintEvent.Noted;
import io.amends.complaint.domain.ComplaintEvent.Reopened;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A decided complaint is closed by itself when its reopening window ends; what can be done now.
class ClosingTest {
    private static final Duration WEEK = Duration.ofDays(7);

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "REJECTED"})
    void decidedComplaintClosesAtTheEndOfTheWindowHoweverLateTheTimerFires(Status status) {
        var complaint = Cases.in(status);
        var end = LATER.plus(POLICY.reopenWindow().length());

        assertThat(complaint.next()).contains(new NextStep(NextStep.What.CLOSE, end));
        assertThat(complaint.nextDue()).contains(end);
        assertThat(complaint.decide(new KeepTime(), POLICY, end.minusMillis(1))).isEmpty();
        assertThat(complaint.decide(new KeepTime(), POLICY, end)).containsExactly(new Closed(end));
        assertThat(complaint.decide(new KeepTime(), POLICY, end.plus(WEEK)))
                .containsExactly(new Closed(end));
        var closed = complaint.apply(new Closed(end));
        assertThat(closed.nextDue()).isEmpty();
        assertThat(closed.next()).isEmpty();
    }

    @Test
    void whatComesAfterTheEndFindsItClosed() {
        var end = LATER.plus(POLICY.reopenWindow().length());
        var late = end.plus(WEEK);

        assertThat(Cases.in(Status.RESOLVED).decide(Cases.NOTE, POLICY, late))
                .containsExactly(new Closed(end), new Noted(Cases.NOTE.text(), late));
        assertThat(Cases.in(Status.RESOLVED).decide(Cases.CLOSE, POLICY, late))
                .containsExactly(new Closed(end));
        assertThat(
                        Cases.in(Status.RESOLVED)
                                .decide(new HearAnswer("f-1", 1, false, end), POLICY, late))
                .last()
                .isInstanceOf(Reopened.class);
    }

    @Test
    void reopeningStopsTheClosingAndTheNextDecisionStartsItAnew() {
        var reopened = Cases.in(Status.REOPENED);
        assertThat(reopened.nextDue()).isEmpty();

        var again = reopened.decide(Cases.RESOLVE, POLICY, LATER.plus(WEEK)).getFirst();

        assertThat(reopened.apply(again).nextDue())
                .contains(LATER.plus(WEEK).plus(POLICY.reopenWindow().length()));
    }

    @ParameterizedTest
    @EnumSource(names = {"RESOLVED", "REJECTED", "WITHDRAWN", "CLOSED"})
    void importedEndWithoutClocksIsLeftAsItIs(Status status) {
        var imported = Cases.imported(new Outcome(status, MONDAY.plus(WEEK), null, null), false);

        assertThat(imported.nextDue()).isEmpty();
        assertThat(imported.next()).isEmpty();
        assertThat(imported.decide(new KeepTime(), POLICY, MONDAY.plus(Duration.ofDays(999))))
                .isEmpty();
    }

    @Test
    void importedEndWithClocksIsClosedAtTheEndOfItsOwnWindow() {
        var end = MONDAY.plus(WEEK);
        var imported = Cases.imported(new Outcome(Status.RESOLVED, end, null, null), true);

        assertThat(imported.decide(new KeepTime(), POLICY, MONDAY.plus(Duration.ofDays(999))))
                .containsExactly(new Closed(end.plus(POLICY.reopenWindow().length())));
    }

    @Test
    void promiseIsKeptOrMovedOnlyWhereOneIsOpen() {
        var plain = Cases.in(Status.INVESTIGATING);
        var promised = Cases.after(plain, Cases.PROMISE);

        assertThat(plain.possible()).doesNotContain(Transition.KEEP_PROMISE, Transition.MOVE_PROMISE);
        assertThat(promised.possible()).contains(Transition.KEEP_PROMISE, Transition.MOVE_PROMISE);
        assertThat(Cases.after(promised, Cases.KEEP).possible())
                .doesNotContain(Transition.KEEP_PROMISE, Transition.MOVE_PROMISE);
    }

    @Test
    void proposalIsAcceptedOnce() {
        assertThat(Cases.in(Status.PROPOSED).possible()).contains(Transition.ACCEPT);
        assertThat(Cases.after(Cases.in(Status.PROPOSED), Cases.ACCEPT).possible())
                .doesNotContain(Transition.ACCEPT)
                .contains(Transition.RESOLVE);
    }

    @ParameterizedTest
    @EnumSource
    void refusalListsWhatIsPossible(Status status) {
        var complaint = Cases.in(status);
        for (var command :
                new ComplaintCommand[] {Cases.ACCEPT, Cases.CLOSE, Cases.REOPEN, Cases.ASSIGN}) {
            try {
                complaint.decide(command, POLICY, LATER);
            } catch (Refused.DoesNotFit refused) {
                assertThat(refused.possible()).isEqualTo(complaint.possible());
            }
        }
    }

    @Test
    void onlyKnownOwnersAreAssignedWhereTheyAreListed() {
        var policy =
                new Policy(
                        POLICY.answerWithin(),
                        POLICY.reopenWindow(),
                        "front-desk",
                        Set.of("kim", "lee"));
        var complaint = Cases.received();

        assertThat(complaint.decide(new Assign("lee", null), policy, LATER)).hasSize(1);
        assertThat(Cases.after(Cases.ASSIGN).decide(new Assign("front-desk", null), policy, LATER))
                .hasSize(1);
        assertThatThrownBy(() -> complaint.decide(new Assign("mallory", null), policy, LATER))
                .isInstanceOf(Refused.UnknownOwner.class)
                .hasMessageContaining("kim, lee");
    }
}
