package io.amends.satisfaction.domain;

import io.amends.contracts.Cause;
import io.amends.contracts.Channel;
import io.amends.contracts.ComplaintContract;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.ContractEvent;
import io.amends.contracts.FollowupContract;
import io.amends.contracts.Liability;
import io.amends.contracts.Money;
import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.facts.FactReader;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Builds histories of one customer as the other services would publish them.
public final class EventHistoryBuilder {
    public static final String CUSTOMER = "customer-1";
    private static final Duration ANSWER_WITHIN = Duration.ofDays(5);

    private final String customerId;
    private final Map<String, Integer> complaintNumbers = new HashMap<>();
    private final Map<String, Integer> followupNumbers = new HashMap<>();
    private final Map<String, Integer> resolutions = new HashMap<>();
    private final List<Event> events = new ArrayList<>();

    public EventHistoryBuilder() {
        this(CUSTOMER);
    }

    public EventHistoryBuilder(String customerId) {
        this.customerId = customerId;
    }

    /// An event and its number within its aggregate.
    public record Event(String reference, ContractEvent data, Sequence sequence) {
        public CustomerFacts appliedTo(CustomerFacts facts) {
            return FactReader.read(data, sequence)
                    .map(fact -> facts.with(reference, fact))
                    .orElse(facts);
        }
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public CustomerFacts facts() {
        return inOrder(events);
    }

    public static CustomerFacts inOrder(List<Event> events) {
        var facts =
                CustomerFacts.none(
                        events.isEmpty() ? CUSTOMER : events.getFirst().data().customerId());
        for (var event : events) {
            facts = event.appliedTo(facts);
        }
        return facts;
    }

    public EventHistoryBuilder opened(
            String ref, Instant at, ComplaintType type, int severity, String loss) {
        var money = loss == null ? null : new Money(new BigDecimal(loss), "USD");
        return complaint(
                ref,
                new ComplaintContract.Opened(
                        ref,
                        customerId,
                        at,
                        at,
                        type,
                        Channel.PHONE,
                        severity,
                        2,
                        2,
                        2,
                        money,
                        null,
                        "front-desk",
                        null,
                        at.plus(ANSWER_WITHIN),
                        true,
                        null));
    }

    public EventHistoryBuilder resolved(String ref, Instant at) {
        var number = resolutions.merge(ref, 1, Integer::sum);
        return complaint(
                ref,
                new ComplaintContract.Resolved(
                        ref,
                        customerId,
                        at,
                        number,
                        Cause.PRODUCT,
                        Liability.OURS,
                        List.of(),
                        null,
                        null));
    }

    public EventHistoryBuilder rejected(String ref, Instant at) {
        var number = resolutions.merge(ref, 1, Integer::sum);
        return complaint(ref, new ComplaintContract.Rejected(ref, customerId, at, number));
    }

    public EventHistoryBuilder withdrawn(String ref, Instant at) {
        return complaint(ref, new ComplaintContract.Withdrawn(ref, customerId, at));
    }

    public EventHistoryBuilder closed(String ref, Instant at) {
        return complaint(ref, new ComplaintContract.Closed(ref, customerId, at));
    }

    public EventHistoryBuilder corrected(
            String ref, Instant at, ComplaintType type, int severity, String loss) {
        var money = loss == null ? null : new Money(new BigDecimal(loss), "EUR");
        return complaint(
                ref,
                new ComplaintContract.Corrected(
                        ref, customerId, at, type, severity, 2, 2, 2, money, null));
    }

    public EventHistoryBuilder mergedInto(String ref, String other, Instant at) {
        return complaint(ref, new ComplaintContract.Merged(ref, customerId, at, other, null));
    }

    public EventHistoryBuilder unmergedFrom(String ref, String other, Instant at) {
        return complaint(ref, new ComplaintContract.Unmerged(ref, customerId, at, other, null));
    }

    public EventHistoryBuilder reopened(String ref, Instant at) {
        return complaint(
                ref,
                new ComplaintContract.Reopened(
                        ref, customerId, at, Cause.RESOLUTION_FAILED, null, null));
    }

    public EventHistoryBuilder promiseKept(String ref, Instant at) {
        return complaint(ref, new ComplaintContract.PromiseKept(ref, customerId, at, 1));
    }

    public EventHistoryBuilder promiseBroken(String ref, Instant at) {
        return complaint(ref, new ComplaintContract.PromiseBroken(ref, customerId, at, 1));
    }

    public EventHistoryBuilder answered(String ref, Instant at, boolean solved, Integer csat) {
        return answered(ref, at, resolutions.getOrDefault(ref, 0), solved, csat, null, null);
    }

    public EventHistoryBuilder answered(
            String ref,
            Instant at,
            int resolution,
            boolean solved,
            Integer csat,
            Rater rater,
            SatisfactionIndex index) {
        var number = followupNumbers.merge(ref, 1, Integer::sum);
        var event =
                new FollowupContract.Answered(
                        ref + "-" + number,
                        ref,
                        customerId,
                        at,
                        resolution,
                        solved,
                        csat,
                        null,
                        null,
                        rater,
                        index);
        events.add(new Event(ref, event, new Sequence(0, number)));
        return this;
    }

    private EventHistoryBuilder complaint(String reference, ComplaintContract event) {
        var number = complaintNumbers.merge(reference, 1, Integer::sum);
        events.add(new Event(reference, event, new Sequence(0, number)));
        return this;
    }

    /// A history of up to `cases` cases with events of every type, drawn by `random`.
    public static EventHistoryBuilder atRandom(Random random, int cases, Instant start) {
        return atRandom(new EventHistoryBuilder(), random, cases, start);
    }

    /// The same for another customer.
    public static EventHistoryBuilder atRandom(
            EventHistoryBuilder happened, Random random, int cases, Instant start) {
        for (var number = 1; number <= 1 + random.nextInt(cases); number++) {
            happened.caseAtRandom(happened.customerId + "-case-" + number, random, start);
        }
        return happened;
    }

    private void caseAtRandom(String ref, Random random, Instant start) {
        var at = start.plusSeconds(random.nextInt(300 * 86_400));
        var types = ComplaintType.values();
        var loss = random.nextInt(3) == 0 ? null : random.nextInt(500) + ".25";
        opened(ref, at, types[random.nextInt(types.length)], 1 + random.nextInt(4), loss);
        for (var step = random.nextInt(8); step > 0; step--) {
            // Several events often happen in the same millisecond.
            at = at.plusSeconds(random.nextInt(4) * random.nextInt(5 * 86_400));
            stepAtRandom(ref, random, at);
        }
    }

    private void stepAtRandom(String ref, Random random, Instant at) {
        switch (random.nextInt(11)) {
            case 0 -> rejected(ref, at);
            case 1 -> withdrawn(ref, at);
            case 2 -> reopened(ref, at);
            case 3 -> promiseKept(ref, at);
            case 4 -> promiseBroken(ref, at);
            case 5 -> closed(ref, at);
            case 6 -> answeredAtRandom(ref, random, at);
            case 7 -> mergedInto(ref, "AAAA-AAAA", at);
            case 8 -> unmergedFrom(ref, "AAAA-AAAA", at);
            case 9 ->
                    corrected(
                            ref,
                            at,
                            ComplaintType.STAFF_ATTITUDE,
                            1 + random.nextInt(4),
                            random.nextBoolean() ? null : "7.50");
            default -> resolved(ref, at);
        }
    }

    private void answeredAtRandom(String ref, Random random, Instant at) {
        var qualities =
                new Rater.Qualities(
                        1 + random.nextInt(7),
                        1 + random.nextInt(7),
                        null,
                        1 + random.nextInt(7),
                        4);
        var expected = random.nextBoolean() ? qualities : null;
        var rater = random.nextBoolean() ? new Rater(qualities, expected) : null;
        var index =
                random.nextBoolean()
                        ? new SatisfactionIndex(
                                1 + random.nextInt(10), null, 1 + random.nextInt(10))
                        : null;
        var csat = random.nextBoolean() ? 1 + random.nextInt(5) : null;
        var resolution = 1 + random.nextInt(3);
        answered(ref, at, resolution, random.nextBoolean(), csat, rater, index);
    }
}
