package io.amends.followup.domain;

import static io.amends.followup.domain.CaseFileScenario.MONDAY;
import static io.amends.followup.domain.CaseFileScenario.imported;
import static io.amends.followup.domain.CaseFileScenario.opened;
import static io.amends.followup.domain.CaseFileScenario.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.FollowupContract.CancelReason;
import io.amends.contracts.FollowupKind;
import io.amends.followup.domain.CaseCommand.Cancel;
import io.amends.followup.domain.CaseCommand.CheckDeadlines;
import io.amends.followup.domain.CaseCommand.FollowUp;
import io.amends.followup.domain.FollowupEvent.Cancelled;
import io.amends.followup.domain.FollowupEvent.Due;
import io.amends.followup.domain.FollowupEvent.Scheduled;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CaseFileTest {
    private static final Instant RESOLVED = MONDAY.plus(Duration.ofHours(5));
    private static final Instant DUE = RESOLVED.plus(Duration.ofDays(3));
    private static final Instant MUCH_LATER = DUE.plus(Duration.ofDays(9));
    private static final Scheduled SCHEDULED =
            new Scheduled(subject(1), FollowupKind.CALLBACK, DUE);
    private static final Due IT_IS_DUE = new Due(subject(1), FollowupKind.CALLBACK);

    @Test
    void schedulesCallbackThreeDaysAfterResolution() {
        opened().when(new FollowUp(1, RESOLVED), RESOLVED).then(SCHEDULED);
    }

    @Test
    void countsThreeDaysFromResolutionEvenIfEventArrivesLate() {
        opened().when(new FollowUp(1, RESOLVED), MUCH_LATER).then(SCHEDULED);
    }

    @Test
    void schedulesNothingForComplaintImportedWithoutClocks() {
        imported().when(new FollowUp(1, RESOLVED), RESOLVED).thenNothing();
    }

    @Test
    void schedulesOneCallbackForOneResolution() {
        opened().given(SCHEDULED).when(new FollowUp(1, RESOLVED), RESOLVED).thenNothing();
    }

    @Test
    void cancelsCallbackWhenComplaintIsReopened() {
        opened().given(SCHEDULED)
                .when(new Cancel(CancelReason.REOPENED), RESOLVED)
                .then(new Cancelled(subject(1), CancelReason.REOPENED));
    }

    @Test
    void cancelsDueCallbackAsWell() {
        opened().given(SCHEDULED, IT_IS_DUE)
                .when(new Cancel(CancelReason.WITHDRAWN), MUCH_LATER)
                .then(new Cancelled(subject(1), CancelReason.WITHDRAWN));
    }

    @Test
    void cancelsNothingWithoutOpenFollowup() {
        opened().when(new Cancel(CancelReason.WITHDRAWN), RESOLVED).thenNothing();
    }

    @Test
    void schedulesNewCallbackForSecondResolution() {
        var again = RESOLVED.plusSeconds(60);

        opened().given(SCHEDULED, new Cancelled(subject(1), CancelReason.REOPENED))
                .when(new FollowUp(2, again), again)
                .then(
                        new Scheduled(
                                subject(2), FollowupKind.CALLBACK, again.plus(Duration.ofDays(3))));
    }

    @Test
    void secondResolutionReplacesCallbackOfFirst() {
        var again = RESOLVED.plusSeconds(60);

        opened().given(SCHEDULED)
                .when(new FollowUp(2, again), again)
                .then(
                        new Cancelled(subject(1), CancelReason.SUPERSEDED),
                        new Scheduled(
                                subject(2), FollowupKind.CALLBACK, again.plus(Duration.ofDays(3))));
    }

    @Test
    void followupIsDueExactlyAtDueInstantAndNotBefore() {
        var scheduled = opened().given(SCHEDULED);

        scheduled.when(new CheckDeadlines(), DUE.minusMillis(1)).thenNothing();
        scheduled.when(new CheckDeadlines(), DUE).then(IT_IS_DUE);
    }

    @Test
    void followupBecomesDueOnce() {
        opened().given(SCHEDULED, IT_IS_DUE).when(new CheckDeadlines(), MUCH_LATER).thenNothing();
    }

    @Test
    void nextDueIsPresentOnlyWhileFollowupIsScheduled() {
        assertThat(opened().file().nextDue()).isEmpty();
        assertThat(opened().given(SCHEDULED).file().nextDue()).contains(DUE);
        assertThat(opened().given(SCHEDULED, IT_IS_DUE).file().nextDue()).isEmpty();
    }
}
