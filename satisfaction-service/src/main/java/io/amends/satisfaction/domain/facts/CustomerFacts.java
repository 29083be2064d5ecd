package io.amends.satisfaction.domain.facts;

import io.amends.satisfaction.domain.interactions.InteractionSummary;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// All facts of a customer. Equal for any order, repetition and grouping of the same events.
///
/// @param cases by the complaint's reference, sorted; a sample where there are very many
/// @param interactions the summary of the customer's interactions
public record CustomerFacts(
        String customerId, SortedMap<String, CaseFacts> cases, InteractionSummary interactions) {
    public CustomerFacts {
        cases = Collections.unmodifiableSortedMap(CaseSample.of(cases));
    }

    /// A customer without facts.
    public static CustomerFacts none(String customerId) {
        return new CustomerFacts(customerId, new TreeMap<>(), InteractionSummary.NONE);
    }

    /// The customer with another fact of a case; the same when the fact is already known, or the
    /// case is not in the sample.
    public CustomerFacts with(String reference, CaseFact fact) {
        if (!follows().map(followed -> followed.test(reference)).orElse(true)) {
            return this;
        }
        var before = cases.getOrDefault(reference, CaseFacts.none(reference));
        var after = before.with(fact);
        if (after == before) {
            return this;
        }
        var more = new TreeMap<>(cases);
        more.put(reference, after);
        return new CustomerFacts(customerId, more, interactions);
    }

    /// Accepts the references of cases that can still be added; empty while all can.
    public Optional<Predicate<String>> follows() {
        return cases.size() < CaseSample.MOST
                ? Optional.empty()
                : Optional.of(CaseSample.among(cases));
    }

    /// The customer with another summary of their interactions.
    public CustomerFacts with(InteractionSummary other) {
        return new CustomerFacts(customerId, cases, other);
    }

    /// The facts known at an instant: later ones do not count.
    public CustomerFacts asOf(Instant now) {
        var known = new TreeMap<String, CaseFacts>();
        cases.forEach((reference, facts) -> known.put(reference, facts.asOf(now)));
        known.values().removeIf(facts -> facts.facts().isEmpty());
        return new CustomerFacts(customerId, known, interactions.until(day(now)));
    }

    /// Whether there is any fact.
    public boolean isEmpty() {
        return cases.isEmpty() && interactions.isEmpty();
    }

    /// The day of an instant, in days since 1970-01-01, UTC.
    public static int day(Instant instant) {
        return Math.toIntExact(LocalDate.ofInstant(instant, ZoneOffset.UTC).toEpochDay());
    }

    /// The cases in the order of their references.
    public Collection<CaseFacts> inOrder() {
        return cases.values();
    }
}
