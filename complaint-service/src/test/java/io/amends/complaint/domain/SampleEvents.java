package io.amends.complaint.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.Liability;
import io.amends.contracts.Money;
import io.amends.contracts.Product;
import io.amends.contracts.Remedy;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
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
                    new ComplaintEvent.Assigned("kim", "north", AT),
                    new ComplaintEvent.Investigated(
                            new Finding(Cause.STAFF, Liability.SHARED, WORDS), AT),
                    new ComplaintEvent.Proposed(List.of(Remedy.REFUND), WORDS, MONEY, AT),
                    new ComplaintEvent.ProposalRefused(WORDS, AT),
                    new ComplaintEvent.Proposed(List.of(Remedy.APOLOGY), WORDS, null, AT),
                    new ComplaintEvent.Accepted(WORDS, AT),
                    new ComplaintEvent.Promised(1, WORDS, AT.plusSeconds(9), AT),
                    new ComplaintEvent.PromiseMoved(1, AT.plusSeconds(10), AT),
                    new ComplaintEvent.PromiseKept(1, WORDS, AT),
                    new ComplaintEvent.Promised(2, WORDS, AT.plusSeconds(9), AT),
                    new ComplaintEvent.PromiseBroken(2, AT.plusSeconds(9)),
                    new ComplaintEvent.Noted(WORDS, AT),
                    new ComplaintEvent.Resolved(
                            new Resolution(
                                    1,
                                    AT.plusSeconds(20),
                                    Cause.PROCESS,
                                    Liability.OURS,
                                    WORDS,
                                    List.of(Remedy.REPAIR, Remedy.THANKS),
                                    MONEY),
                            AT.plusSeconds(99)),
                    new ComplaintEvent.Reopened(
                            new Reopening(WORDS, Cause.RESOLUTION_FAILED, "f-1"),
                            AT.plusSeconds(98),
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
                "fingerprint");
    }
}
