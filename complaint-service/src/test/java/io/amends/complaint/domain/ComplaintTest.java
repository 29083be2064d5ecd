package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.LATER;
import static io.amends.complaint.domain.SampleComplaints.MONDAY;
import static io.amends.complaint.domain.SampleComplaints.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.complaint.domain.ComplaintCommand.Assign;
import io.amends.complaint.domain.ComplaintCommand.ContinueIn;
import io.amends.complaint.domain.ComplaintCommand.RecordAnswer;
import io.amends.complaint.domain.ComplaintCommand.Reopen;
import io.amends.complaint.domain.ComplaintCommand.Resolve;
import io.amends.complaint.domain.ComplaintEvent.Closed;
import io.amends.complaint.domain.ComplaintEvent.Continued;
import io.amends.complaint.domain.ComplaintEvent.LateAnswerNoted;
import io.amends.complaint.domain.ComplaintEvent.Reopened;
import io.amends.complaint.domain.ComplaintEvent.Resolved;
import io.amends.contracts.Cause;
import io.amends.contracts.Channel;
import io.amends.contracts.Liability;
import io.amends.contracts.Money;
import io.amends.contracts.Remedy;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComplaintTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void reopenAtLastInstantOfWindowIsAccepted() {
        var last = LATER.plus(ReopenWindow.DEFAULT.length());

        assertThat(
                        SampleComplaints.withStatus(Status.RESOLVED)
                                .decide(new Reopen("still broken", null, false), POLICY, last))
                .containsExactly(
                        new Closed(last),
                        SampleComplaints.reopened(new Reopening("still broken", null, null), last));
    }

    @Test
    void reopenAfterWindowIsRefused() {
        var late = LATER.plus(ReopenWindow.DEFAULT.length()).plus(SECOND);

        assertThatThrownBy(
                        () ->
                                SampleComplaints.withStatus(Status.RESOLVED)
                                        .decide(SampleComplaints.REOPEN, POLICY, late))
                .isInstanceOf(CommandRefusedException.WindowOver.class);
    }

    @Test
    void closingDoesNotRestartReopenWindow() {
        var complaint = SampleComplaints.withStatus(Status.RESOLVED);
        var closedAt = LATER.plus(Duration.ofDays(20));
        var closed = complaint.apply(new ComplaintEvent.Closed(closedAt));
        var late = LATER.plus(ReopenWindow.DEFAULT.length()).plus(SECOND);

        assertThatThrownBy(() -> closed.decide(SampleComplaints.REOPEN, POLICY, late))
                .isInstanceOf(CommandRefusedException.WindowOver.class);
    }

    @Test
    void secondResolutionHasItsOwnNumberAndWindow() {
        var again =
                SampleComplaints.after(
                        SampleComplaints.withStatus(Status.REOPENED), SampleComplaints.RESOLVE);

        assertThat(again.resolution().number()).isEqualTo(2);
        assertThat(again.decidedAt()).isEqualTo(LATER);
    }

    @Test
    void rejectionsAndResolutionsAreCountedTogether() {
        var rejected = SampleComplaints.after(SampleComplaints.REJECT);
        var resolved =
                SampleComplaints.after(rejected, SampleComplaints.REOPEN, SampleComplaints.RESOLVE);

        assertThat(rejected.rejection().number()).isEqualTo(1);
        assertThat(resolved.resolution().number()).isEqualTo(2);
    }

    @Test
    void resolvingAgainWithOtherWordsIsRefused() {
        var other = new Resolve(Cause.PRODUCT, Liability.OURS, "Something else.", List.of(), null);

        assertThatThrownBy(
                        () ->
                                SampleComplaints.withStatus(Status.RESOLVED)
                                        .decide(other, POLICY, LATER))
                .isInstanceOf(CommandRefusedException.DoesNotFit.class)
                .hasMessageContaining("resolved")
                .hasMessageContaining("close, reopen, escalate-outside, correct");
    }

    @Test
    void resolutionTakesRemediesOfAcceptedProposalByDefault() {
        var euros = new Money(new BigDecimal("12.50"), "EUR");
        var offered =
                SampleComplaints.after(
                        SampleComplaints.ACKNOWLEDGE,
                        SampleComplaints.INVESTIGATE,
                        new ComplaintCommand.Propose(List.of(Remedy.REFUND), "Money back", euros),
                        SampleComplaints.ACCEPT);
        var resolve = new Resolve(Cause.PRODUCT, Liability.OURS, "Paid.", null, null);

        var resolution = SampleComplaints.after(offered, resolve).resolution();

        assertThat(resolution.remedies()).containsExactly(Remedy.REFUND);
        assertThat(resolution.amount()).isEqualTo(euros);
    }

    @Test
    void refusedProposalReturnsToInvestigationWithCustomersRequest() {
        var refused =
                SampleComplaints.after(
                        SampleComplaints.withStatus(Status.PROPOSED), SampleComplaints.REFUSE);

        assertThat(refused.status()).isEqualTo(Status.INVESTIGATING);
        assertThat(refused.proposal().wanted()).isEqualTo("my money back");
        assertThat(SampleComplaints.after(refused, SampleComplaints.PROPOSE).status())
                .isEqualTo(Status.PROPOSED);
    }

    @Test
    void assigningWithoutTeamKeepsTeam() {
        var assigned =
                SampleComplaints.after(SampleComplaints.ASSIGN, new Assign("lee", null, "kim"));

        assertThat(assigned.owner()).isEqualTo("lee");
        assertThat(assigned.team()).isEqualTo("returns");
    }

    @Test
    void notSolvedForCurrentDecisionReopens() {
        var answer = new RecordAnswer("f-1", 1, false, LATER);

        assertThat(SampleComplaints.withStatus(Status.CLOSED).decide(answer, POLICY, LATER))
                .containsExactly(
                        SampleComplaints.reopened(
                                new Reopening(null, Cause.RESOLUTION_FAILED, "f-1"), LATER));
    }

    @Test
    void notSolvedForOlderDecisionIsOnlyNoted() {
        var again =
                SampleComplaints.after(
                        SampleComplaints.withStatus(Status.REOPENED), SampleComplaints.RESOLVE);

        assertThat(again.decide(new RecordAnswer("f-1", 1, false, LATER), POLICY, LATER))
                .containsExactly(new LateAnswerNoted("f-1", 1, LATER));
    }

    @Test
    void notSolvedIsOnlyNotedWhenComplaintIsAlreadyReopened() {
        var answer = new RecordAnswer("f-1", 1, false, LATER);

        assertThat(SampleComplaints.withStatus(Status.REOPENED).decide(answer, POLICY, LATER))
                .containsExactly(new LateAnswerNoted("f-1", 1, LATER));
    }

    @Test
    void reopenWindowDependsOnAnswerTimeNotOnReceiptOfTheEvent() {
        var end = LATER.plus(ReopenWindow.DEFAULT.length());
        var after = end.plus(Duration.ofDays(1));
        var resolved = SampleComplaints.withStatus(Status.RESOLVED);

        assertThat(resolved.decide(new RecordAnswer("f-1", 1, false, end), POLICY, after))
                .hasSize(2)
                .last()
                .isInstanceOf(Reopened.class);
        assertThatThrownBy(
                        () ->
                                resolved.decide(
                                        new RecordAnswer("f-1", 1, false, after), POLICY, after))
                .isInstanceOf(CommandRefusedException.WindowOver.class);
    }

    @Test
    void solvedAnswerHasNoEvents() {
        var answer = new RecordAnswer("f-1", 1, true, LATER);

        assertThat(SampleComplaints.withStatus(Status.RESOLVED).decide(answer, POLICY, LATER))
                .isEmpty();
    }

    @Test
    void newCaseLinksToOldOneAndCopiesItsData() {
        var open =
                SampleComplaints.withStatus(Status.CLOSED)
                        .successor("0000-0000", "It leaks again.", Channel.WEB, POLICY, LATER);

        assertThat(open.intake().continues()).isEqualTo("7K2M-94QX");
        assertThat(open.intake().customerId()).isEqualTo("c-1");
        assertThat(open.intake().description()).isEqualTo("It leaks again.");
        assertThat(open.intake().externalId()).isNull();
        assertThat(open.intake().clocksArmed()).isTrue();
        assertThat(open.intake().answerDueAt()).isEqualTo(LATER.plus(POLICY.answerWithin()));
    }

    @Test
    void oldCaseLinksToNewOneAndOnlyNotesLaterAnswers() {
        var old =
                SampleComplaints.after(
                        SampleComplaints.withStatus(Status.CLOSED), new ContinueIn("0000-0000"));

        assertThat(old.continuedBy()).isEqualTo("0000-0000");
        assertThat(old.decide(new ContinueIn("0000-0000"), POLICY, LATER)).isEmpty();
        assertThat(old.decide(new RecordAnswer("f-1", 1, false, LATER), POLICY, LATER))
                .containsExactly(new LateAnswerNoted("f-1", 1, LATER));
        assertThat(
                        SampleComplaints.withStatus(Status.CLOSED)
                                .decide(new ContinueIn("0000-0000"), POLICY, LATER))
                .containsExactly(new Continued("0000-0000", LATER));
    }

    @Test
    void importedClosedOutcomeIsResolvedThenClosedAtItsTime() {
        var end = MONDAY.plus(Duration.ofDays(3));
        var closed = SampleComplaints.imported(new Outcome(Status.CLOSED, end, Cause.STAFF, null));

        assertThat(closed.status()).isEqualTo(Status.CLOSED);
        assertThat(closed.resolution())
                .isEqualTo(new Resolution(1, end, Cause.STAFF, null, null, List.of(), null, null));
        assertThat(closed.decidedAt()).isEqualTo(end);
    }

    @Test
    void eventTimeIsNeverBeforePreviousEvent() {
        var acknowledged = SampleComplaints.withStatus(Status.ACKNOWLEDGED);

        var event = acknowledged.decide(SampleComplaints.INVESTIGATE, POLICY, MONDAY).getFirst();

        assertThat(event.at()).isEqualTo(LATER);
    }

    @Test
    void firstResponseIsFirstStepVisibleToCustomer() {
        assertThat(
                        SampleComplaints.after(SampleComplaints.ASSIGN, SampleComplaints.NOTE)
                                .firstResponseAt())
                .isNull();
        assertThat(
                        SampleComplaints.after(
                                        SampleComplaints.ASSIGN, SampleComplaints.ACKNOWLEDGE)
                                .firstResponseAt())
                .isEqualTo(LATER);
        assertThat(SampleComplaints.after(SampleComplaints.REJECT).firstResponseAt())
                .isEqualTo(LATER);
    }

    @Test
    void answerClockIsMetByTimelyDecisionAndElseMissedAutomatically() {
        var due = SampleComplaints.due(MONDAY);

        assertThat(clock(SampleComplaints.received(), due.minusMillis(1)))
                .isEqualTo(Clock.State.RUNNING);
        assertThat(clock(SampleComplaints.received(), due)).isEqualTo(Clock.State.MISSED);
        assertThat(clock(SampleComplaints.withStatus(Status.RESOLVED), due.plus(SECOND)))
                .isEqualTo(Clock.State.MET);
        assertThat(clock(SampleComplaints.withStatus(Status.WITHDRAWN), due.plus(SECOND)))
                .isEqualTo(Clock.State.MET);
    }

    @Test
    void repeatedEqualResolutionKeepsFirstOne() {
        var resolved = SampleComplaints.withStatus(Status.RESOLVED);

        assertThat(resolved.decide(SampleComplaints.RESOLVE, POLICY, LATER.plus(SECOND))).isEmpty();
        assertThat(resolved.resolution()).isEqualTo(resolution());
    }

    private static Resolution resolution() {
        var event =
                (Resolved)
                        SampleComplaints.withStatus(Status.INVESTIGATING)
                                .decide(SampleComplaints.RESOLVE, POLICY, LATER)
                                .getFirst();
        return event.resolution();
    }

    private static Clock.State clock(Complaint complaint, java.time.Instant now) {
        return complaint.clocks(POLICY, now).getFirst().state();
    }
}
