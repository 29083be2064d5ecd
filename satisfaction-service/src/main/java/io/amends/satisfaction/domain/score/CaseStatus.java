package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CaseFact;
import io.amends.satisfaction.domain.facts.CaseFacts;
import io.amends.satisfaction.domain.facts.EventRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A case as of an instant, folded from its facts.
///
/// @param status its outcome so far
/// @param decidedBy the fact that determined it
/// @param latest the case's last transition, from which its weight decays
/// @param reopened whether it was ever reopened
record CaseStatus(
        CaseFacts facts,
        CaseFact.Opened opened,
        State status,
        CaseFact decidedBy,
        CaseFact latest,
        boolean reopened) {

    enum State {
        OPEN,
        RESOLVED,
        REJECTED,
        NOT_SOLVED,
        WITHDRAWN,
        /// Merged while it was open: the other case stands for it.
        MERGED
    }

    /// The status of a case at an instant; empty while its receipt is not known.
    static Optional<CaseStatus> at(Instant now, CaseFacts facts) {
        var known = facts.asOf(now);
        return known.facts().stream()
                .filter(CaseFact.Opened.class::isInstance)
                .map(CaseFact.Opened.class::cast)
                .findFirst()
                .map(opened -> new CaseStatusReducer(known, opened).status());
    }

    /// Whether work remains: the case is open, or the customer says it is not solved.
    boolean unsettled() {
        return status == State.OPEN || status == State.NOT_SOLVED;
    }

    /// Whether the customer still waits after the due date, or did so when the case was merged.
    boolean overdue(Instant now) {
        var end = status == State.MERGED ? decidedBy.at() : now;
        return (unsettled() || status == State.MERGED) && end.isAfter(opened.answerDueAt());
    }

    /// The time to resolution, as a share of the time until the due date.
    double shareOfTimeTaken() {
        var allowed = Duration.between(opened.at(), opened.answerDueAt()).toMillis();
        var taken = Math.max(0, Duration.between(opened.at(), decidedBy.at()).toMillis());
        if (allowed <= 0) {
            return taken == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return (double) taken / allowed;
    }

    /// The event that a fact of this case was read from.
    EventRef event(CaseFact fact) {
        return facts.event(fact);
    }
}
