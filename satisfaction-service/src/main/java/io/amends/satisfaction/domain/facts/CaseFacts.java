package io.amends.satisfaction.domain.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Everything that matters of one case, each fact once, sorted by [CaseFact#ORDER].
///
/// @param reference the complaint's public reference
public record CaseFacts(String reference, List<CaseFact> facts) {
    public CaseFacts {
        facts = List.copyOf(facts);
    }

    /// A case nothing is known of.
    public static CaseFacts none(String reference) {
        return new CaseFacts(reference, List.of());
    }

    /// The case with one more fact; the same case when the fact is known already.
    public CaseFacts with(CaseFact fact) {
        if (facts.stream().anyMatch(known -> known.position().equals(fact.position()))) {
            return this;
        }
        var more = new ArrayList<>(facts);
        more.add(-Collections.binarySearch(facts, fact, CaseFact.ORDER) - 1, fact);
        return new CaseFacts(reference, more);
    }

    /// The case as it stood at an instant: what lies after it does not count.
    public CaseFacts asOf(Instant now) {
        return new CaseFacts(
                reference, facts.stream().filter(fact -> !fact.at().isAfter(now)).toList());
    }

    /// The id of the event that a fact came with.
    public String eventId(CaseFact fact) {
        return reference + "/" + fact.position().sequence();
    }
}
