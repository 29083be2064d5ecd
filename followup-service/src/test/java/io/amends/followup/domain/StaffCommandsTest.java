package io.amends.followup.domain;

import static io.amends.followup.domain.CaseFileScenario.ALEX;
import static io.amends.followup.domain.CaseFileScenario.KIM;
import static io.amends.followup.domain.CaseFileScenario.MONDAY;
import static io.amends.followup.domain.CaseFileScenario.SUPERVISOR;
import static io.amends.followup.domain.CaseFileScenario.opened;
import static io.amends.followup.domain.CaseFileScenario.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import io.amends.followup.domain.CaseCommand.CheckDeadlines;
import io.amends.followup.domain.FollowupEvent.Answered;
import io.amends.followup.domain.FollowupEvent.Cancelled;
import io.amends.followup.domain.FollowupEvent.Due;
import io.amends.followup.domain.FollowupEvent.Scheduled;
import io.amends.followup.domain.FollowupEvent.Snoozed;
import io.amends.followup.domain.FollowupEvent.Taken;
import io.amends.followup.domain.FollowupEvent.Unanswered;
import io.amends.followup.domain.StaffCommand.Action;
import io.amends.followup.domain.StaffCommand.NoAnswer;
import io.amends.followup.domain.StaffCommand.Snooze;
import io.amends.followup.domain.StaffCommand.Take;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StaffCommandsTest {
    private static final String ID = "7K2M-94QX~1";
    private static final Instant DUE = MONDAY.plus(Duration.ofDays(3));
    private static final Instant NOW = DUE.plus(Duration.ofHours(2));
    private static final Duration DAY = Duration.ofDays(1);
    private static final Answer YES = new Answer(true, 5, 6, 9, null, null, "thank you");
    private static final Answer NO = new Answer(false, null, null, null, null, null, null);
    private static final Due IT_IS_DUE = new Due(subject(1), FollowupKind.CALLBACK);

    private static CaseFileScenario scheduled() {
        return opened().given(new Scheduled(subject(1), FollowupKind.CALLBACK, DUE));
    }

    private static CaseFileScenario due() {
        return scheduled().given(IT_IS_DUE);
    }

    @Test
    void answerOnDueDayIsAccepted() {
        due().when(new StaffCommand.Answered(YES), NOW).then(new Answered(subject(1), YES));
    }

    @Test
    void answerBeforeDueDayIsAccepted() {
        scheduled().when(new StaffCommand.Answered(NO), MONDAY).then(new Answered(subject(1), NO));
    }

    @Test
    void repeatedAnswerChangesNothing() {
        due().given(new Answered(subject(1), YES))
                .when(new StaffCommand.Answered(YES), NOW.plusSeconds(9))
                .thenNothing();
    }

    @Test
    void differentSecondAnswerIsRefused() {
        var refused =
                due().given(new Answered(subject(1), YES))
                        .when(new StaffCommand.Answered(NO), NOW.plusSeconds(9))
                        .thenRefused(CommandRefusedException.NotNow.class);

        assertThat(refused.possible()).isEmpty();
        assertThat(refused.followup().result()).isEqualTo(Result.SOLVED);
    }

    @Test
    void answerResultIsSolvedOrNotSolved() {
        assertThat(resultAfter(YES)).isEqualTo(Result.SOLVED);
        assertThat(resultAfter(NO)).isEqualTo(Result.NOT_SOLVED);
    }

    private static Result resultAfter(Answer answer) {
        var file = due().when(new StaffCommand.Answered(answer), NOW).after();
        return file.followup(ID).orElseThrow().result();
    }

    @Test
    void noAnswerSchedulesRetryNextDay() {
        due().when(new NoAnswer("engaged"), NOW)
                .then(new Unanswered(subject(1), 1, NOW.plus(DAY), "engaged"));
    }

    @Test
    void thirdAttemptWithoutAnswerEndsFollowup() {
        var tried = due().given(unanswered(1, NOW), IT_IS_DUE);
        var second = NOW.plus(DAY).plusSeconds(1);
        tried.when(new NoAnswer(null), second).then(unanswered(2, second));

        var third = second.plus(DAY).plusSeconds(1);
        var last = tried.given(unanswered(2, second), IT_IS_DUE).when(new NoAnswer(null), third);
        last.then(new Unanswered(subject(1), 3, null, null));
        assertThat(last.after().followup(ID).orElseThrow().state()).isEqualTo(FollowupState.DONE);
        assertThat(last.after().followup(ID).orElseThrow().result()).isEqualTo(Result.UNANSWERED);
        assertThat(last.after().nextDue()).isEmpty();
    }

    private static Unanswered unanswered(int attempt, Instant at) {
        return new Unanswered(subject(1), attempt, at.plus(DAY), null);
    }

    @Test
    void followupIsDueAgainAtNextTry() {
        var tried = due().given(unanswered(1, NOW));

        assertThat(tried.file().nextDue()).contains(NOW.plus(DAY));
        tried.when(new CheckDeadlines(), NOW.plus(DAY)).then(IT_IS_DUE);
    }

    @Test
    void noAnswerBeforeDueIsRefused() {
        var refused =
                scheduled()
                        .when(new NoAnswer(null), MONDAY)
                        .thenRefused(CommandRefusedException.NotNow.class);

        assertThat(refused.possible())
                .containsExactlyInAnyOrder(Action.ANSWERED, Action.SNOOZE, Action.TAKE);
    }

    @Test
    void snoozePostponesFollowup() {
        due().when(new Snooze(NOW.plus(DAY)), NOW).then(new Snoozed(subject(1), NOW.plus(DAY)));
    }

    @Test
    void snoozedFollowupIsDueAtGivenInstant() {
        var putOff = due().given(new Snoozed(subject(1), NOW.plus(DAY)));

        assertThat(putOff.file().nextDue()).contains(NOW.plus(DAY));
        putOff.when(new CheckDeadlines(), NOW.plus(DAY).minusMillis(1)).thenNothing();
        putOff.when(new CheckDeadlines(), NOW.plus(DAY)).then(IT_IS_DUE);
    }

    @Test
    void repeatedSnoozeChangesNothing() {
        due().given(new Snoozed(subject(1), NOW.plus(DAY)))
                .when(new Snooze(NOW.plus(DAY)), NOW.plusSeconds(5))
                .thenNothing();
    }

    @Test
    void snoozeIntoThePastIsRefused() {
        due().when(new Snooze(NOW), NOW).thenRefused(CommandRefusedException.NotThen.class);
    }

    @Test
    void snoozeIsLimitedToNinetyDays() {
        var latest = NOW.plus(Duration.ofDays(90));

        due().when(new Snooze(latest), NOW).then(new Snoozed(subject(1), latest));
        var refused =
                due().when(new Snooze(latest.plusMillis(1)), NOW)
                        .thenRefused(CommandRefusedException.NotThen.class);
        assertThat(refused.to()).isEqualTo(latest);
    }

    @Test
    void takeByColleagueIsRefusedAndBySupervisorAccepted() {
        var taken = due().given(new Taken(subject(1), "kim"));

        taken.when(new Take(), KIM, NOW).thenNothing();
        taken.when(new Take(), SUPERVISOR, NOW).then(new Taken(subject(1), "sam"));
        var refused =
                taken.when(new Take(), ALEX, NOW).thenRefused(CommandRefusedException.NotNow.class);
        assertThat(refused.isTaken()).isTrue();
        assertThat(refused.followup().takenBy()).isEqualTo("kim");
        assertThat(refused.possible()).containsExactly(StaffCommand.Action.ANSWERED);
    }

    @Test
    void followupTakenByColleagueRefusesSnoozeAndNoAnswerButAcceptsAnswer() {
        var taken = due().given(new Taken(subject(1), "kim"));

        taken.when(new Snooze(NOW.plus(DAY)), ALEX, NOW)
                .thenRefused(CommandRefusedException.NotNow.class);
        taken.when(new NoAnswer(null), ALEX, NOW).thenRefused(CommandRefusedException.NotNow.class);
        taken.when(new StaffCommand.Answered(YES), ALEX, NOW)
                .then(new FollowupEvent.Answered(subject(1), YES));
        taken.when(new Snooze(NOW.plus(DAY)), SUPERVISOR, NOW)
                .then(new Snoozed(subject(1), NOW.plus(DAY)));
        taken.when(new Snooze(NOW.plus(DAY)), KIM, NOW)
                .then(new Snoozed(subject(1), NOW.plus(DAY)));
    }

    @Test
    void cancelledFollowupRefusesCommands() {
        var cancelled = due().given(new Cancelled(subject(1), CancelReason.REOPENED));

        cancelled
                .when(new StaffCommand.Answered(YES), NOW)
                .thenRefused(CommandRefusedException.NotNow.class);
        cancelled.when(new NoAnswer(null), NOW).thenRefused(CommandRefusedException.NotNow.class);
        cancelled
                .when(new Snooze(NOW.plus(DAY)), NOW)
                .thenRefused(CommandRefusedException.NotNow.class);
        cancelled.when(new Take(), NOW).thenRefused(CommandRefusedException.NotNow.class);
    }

    @Test
    void unscheduledFollowupIsUnknown() {
        due().when(new CaseCommand.ForStaff("7K2M-94QX~2", new Take(), KIM), NOW)
                .thenRefused(CommandRefusedException.Unknown.class);
    }
}
