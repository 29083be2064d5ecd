package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The effect of a customer's cases on their loyalty: the worst, plus half of all others.
///
/// @param worst the lowest of the cases' effects, 0 or below
/// @param others half the sum of the rest
record CaseTerm(
        double worst,
        double others,
        EvidenceCollector worstEvidence,
        EvidenceCollector otherEvidence) {

    /// The effect of the cases as they are.
    static CaseTerm of(
            CustomerFacts customer, LoyaltyParameters loyalty, HalfLife halfLife, Instant now) {
        return of(new CaseEffects(loyalty, halfLife, now), customer, false);
    }

    /// The effect if every unsettled case were resolved fast, now.
    static CaseTerm ifSolved(
            CustomerFacts customer, LoyaltyParameters loyalty, HalfLife halfLife, Instant now) {
        return of(new CaseEffects(loyalty, halfLife, now), customer, true);
    }

    /// The total effect.
    double sum() {
        return worst + others;
    }

    private static CaseTerm of(CaseEffects effects, CustomerFacts customer, boolean solved) {
        var cases =
                customer.inOrder().stream()
                        .map(facts -> CaseStatus.at(effects.now(), facts))
                        .flatMap(Optional::stream)
                        .map(status -> new Weighed(status, effects.of(status, solved)))
                        .toList();
        return of(cases);
    }

    private static CaseTerm of(List<Weighed> cases) {
        var worst = cases.stream().min((a, b) -> Double.compare(a.effect(), b.effect()));
        var worstEvidence = new EvidenceCollector();
        var otherEvidence = new EvidenceCollector();
        var others = 0.0;
        for (var each : cases) {
            if (worst.isPresent() && worst.get() == each) {
                each.addTo(worstEvidence);
            } else {
                others += each.effect() / 2;
                each.addTo(otherEvidence);
            }
        }
        return new CaseTerm(
                worst.map(Weighed::effect).orElse(0.0), others, worstEvidence, otherEvidence);
    }

    private record Weighed(CaseStatus status, double effect) {
        void addTo(EvidenceCollector evidence) {
            for (var fact : List.of(status.opened(), status.decidedBy(), status.latest())) {
                evidence.add(fact.at(), status.event(fact));
            }
        }
    }
}
