package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.ESCALATE;
import static io.amends.complaint.domain.SampleComplaints.ESCALATE_OUTSIDE;
import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.MONDAY;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.Escalate;
import io.amends.complaint.domain.ComplaintCommand.EscalateOutside;
import io.amends.complaint.domain.ComplaintCommand.MakePromise;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintCommand.Wish;
import io.amends.complaint.domain.ComplaintEvent.Escalated;
import io.amends.contracts.EscalationTrigger;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EscalationTest {

    @Test
    void eachWishRaisesTheLevelUpToTheHighest() {
        var escalated =
                SampleComplaints.after(
                        ESCALATE,
                        new Escalate("still no answer", Wish.STAFF, null),
                        new Escalate("at last", Wish.CUSTOMER, null));

        assertThat(escalated.handling().escalations())
                .extracting(Escalation::level)
                .containsExactly(1, 2, 3);
        assertThatThrownBy(
                        () ->
                                escalated.decide(
                                        new Escalate("more", Wish.STAFF, null), POLICY, LATER))
                .isInstanceOf(CommandRefusedException.DoesNotFit.class)
                .hasMessageContaining("level 3");
    }

    @Test
    void repeatedEscalationHasNoEventsAndLowerLevelIsRefused() {
        var escalated = SampleComplaints.after(new Escalate("now", Wish.STAFF, 2));

        assertThat(escalated.decide(new Escalate("now", Wish.STAFF, 2), POLICY, LATER)).isEmpty();
        assertThat(SampleComplaints.after(ESCALATE).decide(ESCALATE, POLICY, LATER)).isEmpty();
        assertThatThrownBy(() -> escalated.decide(new Escalate("x", Wish.STAFF, 1), POLICY, LATER))
                .isInstanceOf(CommandRefusedException.DoesNotFit.class);
    }

    @Test
    void secondReopeningEscalatesAndTheFirstDoesNot() {
        var first = SampleComplaints.withStatus(Status.REOPENED);
        assertThat(first.handling().escalations()).isEmpty();

        var second =
                SampleComplaints.after(first, SampleComplaints.RESOLVE, SampleComplaints.REOPEN);

        assertThat(second.handling().escalations())
                .containsExactly(
                        Escalation.within(EscalationTrigger.SECOND_REOPENING, 1, null, LATER));
        assertThat(second.decide(SampleComplaints.REOPEN, POLICY, LATER)).isEmpty();
    }

    @Test
    void secondReopeningByAnAnswerEscalatesToo() {
        var resolved =
                SampleComplaints.after(
                        SampleComplaints.withStatus(Status.REOPENED), SampleComplaints.RESOLVE);

        assertThat(resolved.decide(new RecordAnswer("f-2", 2, false, LATER), POLICY, LATER))
                .last()
                .isInstanceOf(Escalated.class);
    }

    @Test
    void everyBrokenPromiseEscalatesOnceAtItsInstantAndNeverBeyondTheHighestLevel() {
        var complaint = SampleComplaints.received();
        for (var day = 1; day <= 5; day++) {
            complaint =
                    SampleComplaints.after(
                            complaint,
                            new MakePromise("news " + day, MONDAY.plus(Duration.ofDays(day))));
        }
        var late = MONDAY.plus(Duration.ofDays(30));
        for (var event : complaint.decide(new CheckDeadlines(), POLICY, late)) {
            complaint = complaint.apply(event);
        }

        assertThat(complaint.handling().escalations())
                .containsExactly(
                        Escalation.within(
                                EscalationTrigger.BROKEN_PROMISE,
                                1,
                                null,
                                MONDAY.plus(Duration.ofDays(1))),
                        Escalation.within(
                                EscalationTrigger.BROKEN_PROMISE,
                                2,
                                null,
                                MONDAY.plus(Duration.ofDays(2))),
                        Escalation.within(
                                EscalationTrigger.BROKEN_PROMISE,
                                3,
                                null,
                                MONDAY.plus(Duration.ofDays(3))));
        assertThat(complaint.decide(new CheckDeadlines(), POLICY, late)).isEmpty();
    }

    @Test
    void escalationToOutsideHasItsOwnClock() {
        var due = Objects.requireNonNull(ESCALATE_OUTSIDE.due());
        var escalated = SampleComplaints.after(ESCALATE_OUTSIDE);
        var clock = new Clock("outside", 1, due, Clock.State.RUNNING, null);

        assertThat(escalated.clocks(POLICY, LATER)).contains(clock);
        assertThat(escalated.clocks(POLICY, due.plusMillis(1)))
                .contains(new Clock("outside", 1, due, Clock.State.MISSED, null));
        assertThat(escalated.handling().level()).isZero();
        assertThat(escalated.decide(ESCALATE_OUTSIDE, POLICY, LATER)).isEmpty();
    }

    @Test
    void escalationsToOutsideAreBounded() {
        var complaint = SampleComplaints.withStatus(Status.CLOSED);
        for (var i = 0; i < Escalation.MOST_OUTSIDE; i++) {
            complaint =
                    SampleComplaints.after(
                            complaint, new EscalateOutside("ombudsman", "O-" + i, null));
        }
        var full = complaint;

        assertThatThrownBy(
                        () -> full.decide(new EscalateOutside("court", null, null), POLICY, LATER))
                .isInstanceOf(CommandRefusedException.DoesNotFit.class);
    }
}
