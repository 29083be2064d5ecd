package io.amends.complaint.domain;

import static io.amends.complaint.domain.SampleComplaints.ACKNOWLEDGE;
import static io.amends.complaint.domain.SampleComplaints.INVESTIGATE;
import static io.amends.complaint.domain.SampleComplaints.PROPOSE;
import static io.amends.complaint.domain.SampleComplaints.RESOLVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.amends.calendar.BusinessCalendar;
import io.amends.calendar.CalendarDefinition;
import io.amends.calendar.DueTime;
import io.amends.calendar.OutsideHours;
import io.amends.calendar.TimeLimit;
import io.amends.complaint.domain.ComplaintCommand.CheckDeadlines;
import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintCommand.Recalculate;
import io.amends.complaint.domain.ComplaintCommand.Resume;
import io.amends.complaint.domain.ComplaintCommand.WaitFor;
import io.amends.complaint.domain.ComplaintCommand.Withdraw;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.policy.Calendars;
import io.amends.complaint.domain.policy.ClockRule;
import io.amends.complaint.domain.policy.Policies;
import io.amends.complaint.domain.policy.VersionedPolicies;
import io.amends.contracts.Channel;
import io.amends.contracts.Money;
import io.amends.contracts.WaitingFor;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComplaintClockTest {
    private static final Instant FRIDAY = Instant.parse("2026-03-06T15:00:00Z");
    private static final TimeLimit EIGHT_HOURS = new TimeLimit.OpenTime(Duration.ofHours(8));
    private static final ClockRule ANSWER =
            rule("answer", EIGHT_HOURS, ClockRule.Met.DECIDED, WaitingFor.CUSTOMER);
    private static final WaitFor FOR_CUSTOMER =
            new WaitFor(WaitingFor.CUSTOMER, null, "the receipt");
    private static final WaitFor FOR_THIRD_PARTY =
            new WaitFor(WaitingFor.THIRD_PARTY, null, "the maker");

    private Policy policy = policy(SamplePolicies.with(1, ANSWER));

    @Test
    void pauseAddsOpenTimeNotRealTime() {
        var complaint = opened();
        assertThat(complaint.clockDueAt()).contains(Instant.parse("2026-03-09T11:00:00Z"));

        var waiting = at("2026-03-06T16:00:00Z", complaint, FOR_CUSTOMER);
        assertThat(waiting.clockDueAt()).isEmpty();
        assertThat(waiting.clocks(policy, Instant.parse("2026-03-30T00:00:00Z")))
                .extracting(Clock::state, Clock::remaining, Clock::pausedFor)
                .containsExactly(
                        tuple(Clock.State.PAUSED, Duration.ofHours(7), WaitingFor.CUSTOMER));

        var resumed = at("2026-03-09T10:00:00Z", waiting, new Resume());
        assertThat(resumed.clockDueAt()).contains(Instant.parse("2026-03-09T17:00:00Z"));
        assertThat(resumed.clocks(policy, Instant.parse("2026-03-09T10:00:00Z")))
                .extracting(Clock::state, Clock::remaining, Clock::calendar)
                .containsExactly(tuple(Clock.State.RUNNING, Duration.ofHours(7), "desk"));
    }

    @Test
    void waitEndedByTimerResumesClockAtItsInstant() {
        var until = Instant.parse("2026-03-09T10:00:00Z");
        var wait = new WaitFor(WaitingFor.CUSTOMER, until, "the receipt");
        var waiting = at("2026-03-06T16:00:00Z", opened(), wait);

        var late = at("2026-03-12T10:00:00Z", waiting, new CheckDeadlines());

        assertThat(late.clocks(policy, late.changedAt()).getFirst().dueAt())
                .isEqualTo(Instant.parse("2026-03-09T17:00:00Z"));
    }

    @Test
    void waitThatTheClockDoesNotPauseForLetsItRun() {
        var complaint = opened();

        var waiting = at("2026-03-06T16:00:00Z", complaint, FOR_THIRD_PARTY);

        assertThat(waiting.clocks()).isEqualTo(complaint.clocks());
    }

    @Test
    void anotherWaitThatTheClockDoesNotPauseForEndsThePause() {
        var waiting = at("2026-03-06T16:00:00Z", opened(), FOR_CUSTOMER);

        var other = at("2026-03-09T10:00:00Z", waiting, FOR_THIRD_PARTY);

        assertThat(other.clockDueAt()).contains(Instant.parse("2026-03-09T17:00:00Z"));
    }

    @Test
    void decisionWhileWaitingMeetsTheClock() {
        var waiting = at("2026-03-06T16:00:00Z", opened(), FOR_CUSTOMER);

        var resolved = at("2026-03-20T10:00:00Z", waiting, RESOLVE);

        assertThat(resolved.clocks(policy, resolved.changedAt()))
                .extracting(Clock::state, Clock::remaining)
                .containsExactly(tuple(Clock.State.MET, null));
    }

    @Test
    void eachClockIsMetByItsStepAndTheFirstDueInstantCounts() {
        policy =
                policy(
                        SamplePolicies.with(
                                1,
                                rule("acknowledge", hours(2), ClockRule.Met.ACKNOWLEDGED),
                                rule("first_answer", hours(4), ClockRule.Met.ANSWERED),
                                ANSWER));
        var complaint = opened();
        assertThat(complaint.clockDueAt()).contains(Instant.parse("2026-03-06T17:00:00Z"));

        complaint = at("2026-03-06T16:00:00Z", complaint, ACKNOWLEDGE);
        assertThat(complaint.clockDueAt()).contains(Instant.parse("2026-03-06T19:00:00Z"));

        complaint = at("2026-03-06T16:30:00Z", complaint, INVESTIGATE);
        complaint = at("2026-03-06T19:00:00.001Z", complaint, PROPOSE);
        assertThat(complaint.clockDueAt()).contains(Instant.parse("2026-03-09T11:00:00Z"));
        assertThat(complaint.clocks(policy, Instant.parse("2026-03-09T11:00:00Z")))
                .extracting(Clock::name, Clock::state)
                .containsExactly(
                        tuple("acknowledge", Clock.State.MET),
                        tuple("first_answer", Clock.State.MISSED),
                        tuple("answer", Clock.State.MISSED));
    }

    @Test
    void clockIsMissedExactlyAtItsDueInstant() {
        var due = Instant.parse("2026-03-09T11:00:00Z");
        var complaint = opened();

        assertThat(state(complaint, due.minusNanos(1))).isEqualTo(Clock.State.RUNNING);
        assertThat(state(complaint, due)).isEqualTo(Clock.State.MISSED);
        assertThat(state(at(due.toString(), complaint, RESOLVE), due)).isEqualTo(Clock.State.MET);
    }

    @Test
    void optionalClockIsShownButNotListedByAndMissedPaymentIsOwed() {
        var summary =
                new ClockRule(
                        "summary",
                        hours(1),
                        "desk",
                        ClockRule.Start.RECEIPT,
                        true,
                        ClockRule.Met.DECIDED,
                        Set.of(),
                        true,
                        new Money(new BigDecimal("40.00"), "GBP"));
        policy = policy(SamplePolicies.with(1, summary, ANSWER));
        var complaint = opened();

        assertThat(complaint.clockDueAt()).contains(Instant.parse("2026-03-09T11:00:00Z"));
        assertThat(complaint.intake().answerDueAt())
                .isEqualTo(Instant.parse("2026-03-09T11:00:00Z"));
        assertThat(complaint.clocks(policy, FRIDAY).getFirst().owed()).isNull();
        assertThat(complaint.clocks(policy, FRIDAY.plusSeconds(3600)).getFirst().owed())
                .isEqualTo(summary.payment());
    }

    @Test
    void stageOfReopeningFollowsStageOfReceipt() {
        policy =
                policy(
                        SamplePolicies.with(
                                1,
                                stage("stage_1", ClockRule.Start.RECEIPT, false),
                                stage("stage_2", ClockRule.Start.REOPENING, true)));
        var resolved = at("2026-03-06T16:00:00Z", opened(), RESOLVE);

        var reopened = at("2026-03-09T09:00:00Z", resolved, SampleComplaints.REOPEN);

        assertThat(reopened.clocks(policy, reopened.changedAt()))
                .extracting(Clock::name, Clock::round, Clock::state)
                .containsExactly(
                        tuple("stage_1", 1, Clock.State.MET),
                        tuple("stage_2", 2, Clock.State.RUNNING));
        assertThat(reopened.clockDueAt()).contains(Instant.parse("2026-03-11T20:00:00Z"));
    }

    @Test
    void runningClockKeepsLimitAndCalendarOfItsVersion() {
        var waiting = at("2026-03-06T16:00:00Z", opened(), FOR_CUSTOMER);
        var always = BusinessCalendar.of(CalendarDefinition.alwaysOpen("desk", "UTC"));
        var before = policy.inForce().policies();
        var changed = new Policies(new Calendars("desk", Map.of("desk", always)), before.clocks());
        policy =
                policy(
                        new VersionedPolicies(
                                changed,
                                Map.of("calendars", 2, "clocks", 1),
                                number ->
                                        Optional.of(before.calendars()).filter(_ -> number == 1)));

        var resumed = at("2026-03-09T10:00:00Z", waiting, new Resume());

        assertThat(resumed.clockDueAt()).contains(Instant.parse("2026-03-09T17:00:00Z"));
        assertThat(resumed.intake().started().policies()).containsEntry("calendars", 1);
        assertThat(opened().clockDueAt()).contains(FRIDAY.plus(Duration.ofHours(8)));
        assertThat(opened().intake().started().policies()).containsEntry("calendars", 2);
    }

    @Test
    void recalculationCountsRunningClocksByThePoliciesInForceAndLosesNoPause() {
        policy =
                policy(
                        SamplePolicies.with(
                                1,
                                rule("acknowledge", hours(2), ClockRule.Met.ACKNOWLEDGED),
                                ANSWER));
        var complaint = at("2026-03-06T16:00:00Z", opened(), ACKNOWLEDGE);
        complaint = at("2026-03-06T17:00:00Z", complaint, FOR_CUSTOMER);
        complaint = at("2026-03-06T18:00:00Z", complaint, new Resume());
        policy =
                policy(
                        SamplePolicies.with(
                                2,
                                rule("acknowledge", hours(1), ClockRule.Met.ACKNOWLEDGED),
                                rule("answer", hours(10), ClockRule.Met.DECIDED)));
        assertThat(complaint.clockDueAt()).contains(Instant.parse("2026-03-09T12:00:00Z"));

        var after = at("2026-03-06T19:00:00Z", complaint, new Recalculate());

        assertThat(after.clockDueAt()).contains(Instant.parse("2026-03-09T14:00:00Z"));
        assertThat(after.clocks().getFirst()).isEqualTo(complaint.clocks().getFirst());
        assertThat(after.decide(new Recalculate(), policy, after.changedAt())).isEmpty();
        assertThat(after.intake().started().policies()).containsEntry("clocks", 1);
    }

    @Test
    void recalculationOfPausedClockKeepsItPaused() {
        var waiting = at("2026-03-06T16:00:00Z", opened(), FOR_CUSTOMER);
        policy =
                policy(
                        SamplePolicies.with(
                                2,
                                rule(
                                        "answer",
                                        hours(9),
                                        ClockRule.Met.DECIDED,
                                        WaitingFor.CUSTOMER)));

        var after = at("2026-03-06T17:00:00Z", waiting, new Recalculate());

        assertThat(after.clocks(policy, after.changedAt()).getFirst().remaining())
                .isEqualTo(Duration.ofHours(8));
        assertThat(at("2026-03-09T10:00:00Z", after, new Resume()).clockDueAt())
                .contains(Instant.parse("2026-03-09T18:00:00Z"));
    }

    @Test
    void clockInUnknownVersionCountsInTheCalendarInForce() {
        var waiting = at("2026-03-06T16:00:00Z", opened(), FOR_CUSTOMER);
        policy =
                policy(
                        new VersionedPolicies(
                                policy.inForce().policies(),
                                Map.of("calendars", 9),
                                _ -> Optional.empty()));

        assertThat(at("2026-03-09T10:00:00Z", waiting, new Resume()).clockDueAt()).isPresent();
    }

    @Test
    void importWithoutClocksHasNoneButIsDue() {
        var type = SampleComplaints.intake().type();
        var facts = new ClockFacts(type, null, null, Channel.WEB, false);

        var started = policy.startClocks(facts, FRIDAY);

        assertThat(started.clocks()).isEmpty();
        assertThat(started.answerDueAt()).isEqualTo(Instant.parse("2026-03-09T11:00:00Z"));
    }

    @Test
    void withdrawalInTimeMissesNothing() {
        var withdrawn = at("2026-03-09T10:00:00Z", opened(), new Withdraw("found it"));

        assertThat(state(withdrawn, Instant.parse("2027-01-01T00:00:00Z")))
                .isEqualTo(Clock.State.MET);
    }

    private Clock.State state(Complaint complaint, Instant now) {
        return complaint.clocks(policy, now).getFirst().state();
    }

    private Complaint opened() {
        var events =
                Complaint.open(
                        new Open(SampleComplaints.intake(policy, FRIDAY), "front-desk", null, null),
                        policy);
        return Complaint.from((Opened) events.getFirst());
    }

    private Complaint at(String now, Complaint start, ComplaintCommand command) {
        var complaint = start;
        for (var event : complaint.decide(command, policy, Instant.parse(now))) {
            complaint = complaint.apply(event);
        }
        return complaint;
    }

    private static Policy policy(VersionedPolicies inForce) {
        return new Policy(
                Duration.ofDays(5), ReopenWindow.DEFAULT, "front-desk", Set.of(), inForce);
    }

    private static TimeLimit hours(int hours) {
        return new TimeLimit.OpenTime(Duration.ofHours(hours));
    }

    private static ClockRule rule(
            String name, @Nullable TimeLimit within, ClockRule.Met met, WaitingFor... pausedBy) {
        return new ClockRule(
                name,
                within,
                "desk",
                ClockRule.Start.RECEIPT,
                true,
                met,
                Set.of(pausedBy),
                false,
                null);
    }

    private static ClockRule stage(String name, ClockRule.Start from, boolean again) {
        var limit = new TimeLimit.BusinessDays(2, DueTime.CLOSING, OutsideHours.AS_RECEIVED);
        return new ClockRule(
                name, limit, "desk", from, again, ClockRule.Met.DECIDED, Set.of(), false, null);
    }
}
