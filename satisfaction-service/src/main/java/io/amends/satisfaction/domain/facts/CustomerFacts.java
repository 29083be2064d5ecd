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

/// All that is known of a customer. Equal for any order, repetition and grouping of the same facts.
///
/// @param cases by the complaint's reference, sorted; a sample where there are very many
/// @param dealings what they do with us besides
public record CustomerFacts(
        String customerId, SortedMap<String, CaseFacts> cases, InteractionSummary dealings) {
    public CustomerFacts {
        cases = Collections.unmodifiableSortedMap(CaseSample.of(cases));
    }

    /// A customer nothing is known of yet.
    public static CustomerFacts none(String customerId) {
        return new CustomerFacts(customerId, new TreeMap<>(), InteractionSummary.NONE);
    }

    /// The customer with one more fact of a case; the same when it is known already, or the case is
    /// not in the sample.
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
        return new CustomerFacts(customerId, more, dealings);
    }

    /// Which cases can still become known, by their references; empty while all can.
    public Optional<Predicate<String>> follows() {
        return cases.size() < CaseSample.MOST
                ? Optional.empty()
                : Optional.of(CaseSample.among(cases));
    }

    /// The customer with another summary of their interactions.
    public CustomerFacts with(InteractionSummary other) {
        return new CustomerFacts(customerId, cases, other);
    }

    /// What is known by an instant: what lies after it does not count.
    public CustomerFacts asOf(Instant now) {
        var known = new TreeMap<String, CaseFacts>();
        cases.forEach((reference, facts) -> known.put(reference, facts.asOf(now)));
        known.values().removeIf(facts -> facts.facts().isEmpty());
        return new CustomerFacts(customerId, known, dealings.until(day(now)));
    }

    /// Whether anything at all is known.
    public boolean unheardOf() {
        return cases.isEmpty() && dealings.isEmpty();
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
