package io.amends.satisfaction.domain.facts;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that is known of a customer. Equal for any order, repetition and grouping of the same facts.
///
/// @param cases by the complaint's reference, sorted
public record CustomerFacts(String customerId, SortedMap<String, CaseFacts> cases) {
    public CustomerFacts {
        cases = Collections.unmodifiableSortedMap(new TreeMap<>(cases));
    }

    /// A customer nothing is known of yet.
    public static CustomerFacts none(String customerId) {
        return new CustomerFacts(customerId, new TreeMap<>());
    }

    /// The customer with one more fact of a case; the same when it is known already.
    public CustomerFacts with(String reference, CaseFact fact) {
        var before = cases.getOrDefault(reference, CaseFacts.none(reference));
        var after = before.with(fact);
        if (after == before) {
            return this;
        }
        var more = new TreeMap<>(cases);
        more.put(reference, after);
        return new CustomerFacts(customerId, more);
    }

    /// What is known by an instant: what lies after it does not count.
    public CustomerFacts asOf(Instant now) {
        var known = new TreeMap<String, CaseFacts>();
        cases.forEach((reference, facts) -> known.put(reference, facts.asOf(now)));
        known.values().removeIf(facts -> facts.facts().isEmpty());
        return new CustomerFacts(customerId, known);
    }

    /// Whether anything at all is known.
    public boolean unheardOf() {
        return cases.isEmpty();
    }

    /// The cases in the order of their references.
    public Collection<CaseFacts> inOrder() {
        return cases.values();
    }
}
