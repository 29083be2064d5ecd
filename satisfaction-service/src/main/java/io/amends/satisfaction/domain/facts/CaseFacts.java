package io.amends.satisfaction.domain.facts;

import io.amends.contracts.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// All facts of one case, each once, sorted by [CaseFact#ORDER].
///
/// @param reference the complaint's public reference
public record CaseFacts(String reference, List<CaseFact> facts) {
    public CaseFacts {
        facts = List.copyOf(facts);
    }

    /// A case without facts.
    public static CaseFacts none(String reference) {
        return new CaseFacts(reference, List.of());
    }

    /// The case with another fact; the same case when it already has the fact.
    public CaseFacts with(CaseFact fact) {
        if (facts.stream().anyMatch(known -> known.position().equals(fact.position()))) {
            return this;
        }
        var more = new ArrayList<>(facts);
        more.add(-Collections.binarySearch(facts, fact, CaseFact.ORDER) - 1, fact);
        return new CaseFacts(reference, more);
    }

    /// The case as it was at an instant: later facts do not count.
    public CaseFacts asOf(Instant now) {
        return new CaseFacts(
                reference, facts.stream().filter(fact -> !fact.at().isAfter(now)).toList());
    }

    /// The event that a fact was read from.
    public EventRef event(CaseFact fact) {
        var position = fact.position();
        return new EventRef(
                reference + "/" + position.sequence(), position.source().wireName(), type(fact));
    }

    private static EventType type(CaseFact fact) {
        return switch (fact) {
            case CaseFact.Opened _ -> EventType.COMPLAINT_OPENED;
            case CaseFact.Resolved _ -> EventType.COMPLAINT_RESOLVED;
            case CaseFact.Rejected _ -> EventType.COMPLAINT_REJECTED;
            case CaseFact.Withdrawn _ -> EventType.COMPLAINT_WITHDRAWN;
            case CaseFact.Closed _ -> EventType.COMPLAINT_CLOSED;
            case CaseFact.Reopened _ -> EventType.COMPLAINT_REOPENED;
            case CaseFact.Corrected _ -> EventType.COMPLAINT_CORRECTED;
            case CaseFact.Merged _ -> EventType.COMPLAINT_MERGED;
            case CaseFact.Unmerged _ -> EventType.COMPLAINT_UNMERGED;
            case CaseFact.PromiseKept _ -> EventType.COMPLAINT_PROMISE_KEPT;
            case CaseFact.PromiseBroken _ -> EventType.COMPLAINT_PROMISE_BROKEN;
            case CaseFact.Answered _ -> EventType.FOLLOWUP_ANSWERED;
        };
    }
}
