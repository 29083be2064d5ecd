package io.amends.complaint.domain;

import io.amends.calendar.BusinessClock;
import io.amends.calendar.TimeLimit;
import io.amends.complaint.domain.policy.ClockRule;
import io.amends.contracts.Product;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Starts the clocks that the policies in force give a complaint.
record ClockStart(Policy policy, ClockFacts facts) {

    StartedClocks at(int round, Instant at) {
        var clocks = rules(round).map(rule -> start(rule, round, at)).toList();
        return new StartedClocks(
                policy.inForce().versions(),
                ComplaintClock.answerDueAt(clocks).orElse(null),
                facts.armed() ? clocks : List.of());
    }

    /// The rule for a clock of a round.
    Optional<ClockRule> rule(String clock, int round) {
        return rules(round).filter(rule -> rule.name().equals(clock)).findFirst();
    }

    TimeLimit limit(ClockRule rule) {
        var within = rule.within();
        return within == null ? new TimeLimit.ElapsedTime(policy.answerWithin()) : within;
    }

    private Stream<ClockRule> rules(int round) {
        var product = Optional.ofNullable(facts.product()).map(Product::name).orElse(null);
        return policy
                .inForce()
                .policies()
                .clocks()
                .choose(facts.type(), product, facts.place(), facts.channel())
                .clocks()
                .stream()
                .filter(rule -> rule.startsIn(round));
    }

    private ComplaintClock start(ClockRule rule, int round, Instant at) {
        var calendar = policy.inForce().current(rule.calendar());
        return new ComplaintClock(
                rule.name(),
                round,
                calendar,
                rule.met(),
                rule.pausedBy(),
                rule.optional(),
                rule.payment(),
                BusinessClock.start(limit(rule), at, policy.inForce().calendar(calendar)),
                null);
    }
}
