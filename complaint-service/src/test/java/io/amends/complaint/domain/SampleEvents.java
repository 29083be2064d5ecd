package io.amends.complaint.domain;

import io.amends.calendar.BusinessClock;
import io.amends.calendar.DueTime;
import io.amends.calendar.OutsideHours;
import io.amends.calendar.TimeLimit;
import io.amends.complaint.domain.policy.CalendarRef;
import io.amends.complaint.domain.policy.ClockRule;
import io.amends.contracts.Cause;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.EscalationTrigger;
import io.amends.contracts.Liability;
import io.amends.contracts.LinkKind;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import io.amends.contracts.Remedy;
import io.amends.contracts.ResumeCause;
import io.amends.contracts.WaitingFor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One event of each kind with all fields set; every free text contains [#WORDS].
public final class SampleEvents {
    /// Part of every free text, to detect where free text is published.
    public static final String WORDS = "Zebediah's own words";

    private static final Instant AT = Instant.parse("2026-03-02T09:00:00.123Z");
    private static final Money MONEY = new Money(new BigDecimal("12.50"), "EUR");

    /// The events in a possible order.
    public static final List<ComplaintEvent> WITH_WORDS =
            List.of(
                    new ComplaintEvent.Opened(intake(), "front-desk", "returns"),
                    new ComplaintEvent.Acknowledged(AT),
                    new ComplaintEvent.Assigned("kim", "north", "lee", AT),
                    new ComplaintEvent.Investigated(
                            new Finding(Cause.STAFF, Liability.SHARED, WORDS), AT),
                    new ComplaintEvent.Proposed(List.of(Remedy.REFUND), WORDS, MONEY, AT),
                    new ComplaintEvent.ProposalRefused(WORDS, AT),
                    new ComplaintEvent.Proposed(List.of(Remedy.APOLOGY), WORDS, null, AT),
                    new ComplaintEvent.Accepted(WORDS, AT),
                    new ComplaintEvent.Passed("returns", "kim", WORDS, "lee", AT),
                    new ComplaintEvent.Restated(WORDS, true, AT),
                    new ComplaintEvent.Waiting(
                            WaitingFor.THIRD_PARTY, AT.plusSeconds(5), WORDS, List.of(), AT),
                    new ComplaintEvent.Resumed(ResumeCause.STAFF, List.of(), AT),
                    new ComplaintEvent.Waiting(
                            WaitingFor.CUSTOMER, AT.plusSeconds(5), WORDS, List.of(), AT),
                    new ComplaintEvent.WordsAdded(WORDS, Channel.PHONE, AT),
                    new ComplaintEvent.Recalculated(List.of(clock(1)), Map.of("calendars", 4), AT),
                    new ComplaintEvent.Tagged(List.of("vip"), List.of("new"), AT),
                    new ComplaintEvent.Escalated(
                            Escalation.within(EscalationTrigger.CUSTOMER, 2, WORDS, AT)),
                    new ComplaintEvent.Escalated(
                            Escalation.outside(WORDS, WORDS, AT.plusSeconds(50), AT)),
                    new ComplaintEvent.Corrected(
                            CaseDetails.of(intake()),
                            new CaseDetails(
                                    ComplaintType.PRICE_OR_BILLING,
                                    new Grading(1, 2, 3),
                                    new Product("kettle", "B8"),
                                    WORDS,
                                    MONEY),
                            WORDS,
                            AT),
                    new ComplaintEvent.Linked("0000-0000", LinkKind.CAUSED_BY, true, AT),
                    new ComplaintEvent.CounterpartConfirmed(
                            CounterpartStep.Relation.LINK, "0000-0000", LinkKind.CAUSED_BY, AT),
                    new ComplaintEvent.Absorbed(
                            "2222-2222",
                            List.of(
                                    new CarriedPromise(
                                            1, WORDS, AT.plusSeconds(8), Promise.State.PENDING)),
                            AT.plusSeconds(70),
                            AT),
                    new ComplaintEvent.Released(
                            "2222-2222",
                            List.of(
                                    new CarriedPromise(
                                            1, WORDS, AT.plusSeconds(8), Promise.State.PENDING)),
                            AT),
                    new ComplaintEvent.Merged("3333-3333", AT),
                    new ComplaintEvent.Unmerged(
                            "3333-3333",
                            List.of(
                                    new CarriedPromise(
                                            1, WORDS, AT.plusSeconds(8), Promise.State.KEPT)),
                            AT),
                    new ComplaintEvent.Promised(2, WORDS, AT.plusSeconds(9), AT),
                    new ComplaintEvent.PromiseMoved(2, AT.plusSeconds(10), AT),
                    new ComplaintEvent.PromiseKept(2, WORDS, AT),
                    new ComplaintEvent.Promised(3, WORDS, AT.plusSeconds(9), AT),
                    new ComplaintEvent.PromiseBroken(3, AT.plusSeconds(9)),
                    new ComplaintEvent.Noted(WORDS, true, AT),
                    new ComplaintEvent.Resolved(
                            new Resolution(
                                    1,
                                    AT.plusSeconds(20),
                                    Cause.PROCESS,
                                    Liability.OURS,
                                    WORDS,
                                    List.of(Remedy.REPAIR, Remedy.THANKS),
                                    MONEY,
                                    true),
                            AT.plusSeconds(99)),
                    new ComplaintEvent.Reopened(
                            new Reopening(WORDS, Cause.RESOLUTION_FAILED, "f-1"),
                            AT.plusSeconds(98),
                            List.of(clock(2)),
                            AT.plusSeconds(21)),
                    new ComplaintEvent.LateAnswerNoted("f-1", 1, AT.plusSeconds(22)),
                    new ComplaintEvent.Rejected(
                            new Rejection(2, AT.plusSeconds(23), WORDS, WORDS), AT.plusSeconds(97)),
                    new ComplaintEvent.Closed(AT.plusSeconds(24)),
                    new ComplaintEvent.Continued("0000-0000", AT.plusSeconds(25)),
                    new ComplaintEvent.Withdrawn(WORDS, AT.plusSeconds(26)));

    private SampleEvents() {}

    /// All event types.
    public static Set<Class<?>> types() {
        return leaves(ComplaintEvent.class);
    }

    /// The complaint after all of these events.
    public static Complaint complaint() {
        var complaint = Complaint.from((ComplaintEvent.Opened) WITH_WORDS.getFirst());
        for (var event : WITH_WORDS.subList(1, WITH_WORDS.size())) {
            complaint = complaint.apply(event);
        }
        return complaint;
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        var found = new LinkedHashSet<Class<?>>();
        if (!type.isSealed()) {
            found.add(type);
            return found;
        }
        for (var permitted : type.getPermittedSubclasses()) {
            found.addAll(leaves(permitted));
        }
        return found;
    }

    private static Intake intake() {
        return new Intake(
                "7K2M-94QX",
                "c-1",
                "crm",
                WORDS,
                ComplaintType.STAFF_ATTITUDE,
                WORDS,
                "en",
                Channel.IN_PERSON,
                new Product("kettle", "B7"),
                WORDS,
                new Grading(4, 3, 2),
                MONEY,
                WORDS,
                AT.minusSeconds(99),
                AT,
                AT.plusSeconds(99),
                true,
                "1111-1111",
                "fingerprint",
                new StartedClocks(
                        Map.of("calendars", 3, "clocks", 2),
                        AT.plusSeconds(99),
                        List.of(clock(1))));
    }

    private static ComplaintClock clock(int round) {
        return new ComplaintClock(
                "stage_1",
                round,
                new CalendarRef("desk", 3),
                ClockRule.Met.DECIDED,
                Set.of(WaitingFor.CUSTOMER),
                false,
                MONEY,
                new BusinessClock(
                        new TimeLimit.BusinessDays(3, DueTime.CLOSING, OutsideHours.NEXT_OPENING),
                        AT,
                        AT.plusSeconds(99),
                        List.of(new BusinessClock.Pause(AT, AT.plusSeconds(1))),
                        AT.plusSeconds(2)),
                null);
    }
}
