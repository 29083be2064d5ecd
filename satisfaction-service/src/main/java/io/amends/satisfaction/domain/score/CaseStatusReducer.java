package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CaseFact;
import io.amends.satisfaction.domain.facts.CaseFacts;
import io.amends.satisfaction.domain.score.CaseStatus.State;
import org.jspecify.annotations.Nullable;

/// Folds a case's sorted facts into its status.
final class CaseStatusReducer {
    private final CaseFacts facts;
    private CaseFact.Opened opened;
    private final int lastResolution;
    private State status = State.OPEN;
    private CaseFact decidedBy;
    private CaseFact latest;
    private boolean reopened;
    private @Nullable CaseFact merged;

    CaseStatusReducer(CaseFacts facts, CaseFact.Opened opened) {
        this.facts = facts;
        this.opened = opened;
        this.lastResolution = lastResolution(facts);
        this.decidedBy = opened;
        this.latest = opened;
    }

    CaseStatus status() {
        facts.facts().forEach(this::fold);
        var open = status == State.OPEN || status == State.NOT_SOLVED;
        return merged != null && open
                ? new CaseStatus(facts, opened, State.MERGED, merged, latest, reopened)
                : new CaseStatus(facts, opened, status, decidedBy, latest, reopened);
    }

    private void fold(CaseFact fact) {
        switch (fact) {
            case CaseFact.Opened _ -> decide(State.OPEN, fact);
            case CaseFact.Resolved _ -> decide(State.RESOLVED, fact);
            case CaseFact.Rejected _ -> decide(State.REJECTED, fact);
            case CaseFact.Withdrawn _ -> decide(State.WITHDRAWN, fact);
            case CaseFact.Reopened _ -> {
                reopened = true;
                decide(State.OPEN, fact);
            }
            case CaseFact.Closed _ -> close(fact);
            case CaseFact.Corrected corrected -> opened = opened.corrected(corrected);
            case CaseFact.Merged _ -> merged = fact;
            case CaseFact.Unmerged _ -> merged = null;
            case CaseFact.PromiseKept _, CaseFact.PromiseBroken _ -> latest = fact;
            case CaseFact.Answered answered -> answer(answered);
        }
    }

    private void decide(State next, CaseFact fact) {
        status = next;
        decidedBy = fact;
        latest = fact;
    }

    // Closing changes nothing, except for a case that was imported as closed: it has no other end.
    private void close(CaseFact fact) {
        if (status == State.OPEN && !reopened) {
            decide(State.RESOLVED, fact);
        }
    }

    // An answer about an earlier resolution says nothing about the case as it is.
    private void answer(CaseFact.Answered answered) {
        if (answered.resolution() != lastResolution) {
            return;
        }
        latest = answered;
        if (!answered.solved()) {
            status = State.NOT_SOLVED;
            decidedBy = answered;
        }
    }

    private static int lastResolution(CaseFacts facts) {
        var last = 0;
        for (var fact : facts.facts()) {
            last =
                    switch (fact) {
                        case CaseFact.Resolved resolved -> resolved.resolution();
                        case CaseFact.Rejected rejected -> rejected.resolution();
                        case CaseFact.Opened _,
                                CaseFact.Withdrawn _,
                                CaseFact.Closed _,
                                CaseFact.Reopened _,
                                CaseFact.Corrected _,
                                CaseFact.Merged _,
                                CaseFact.Unmerged _,
                                CaseFact.PromiseKept _,
                                CaseFact.PromiseBroken _,
                                CaseFact.Answered _ ->
                                last;
                    };
        }
        return last;
    }
}
