package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintEvent.Absorbed;
import io.amends.complaint.domain.ComplaintEvent.Accepted;
import io.amends.complaint.domain.ComplaintEvent.Acknowledged;
import io.amends.complaint.domain.ComplaintEvent.Assigned;
import io.amends.complaint.domain.ComplaintEvent.Closed;
import io.amends.complaint.domain.ComplaintEvent.Continued;
import io.amends.complaint.domain.ComplaintEvent.Corrected;
import io.amends.complaint.domain.ComplaintEvent.CounterpartConfirmed;
import io.amends.complaint.domain.ComplaintEvent.Investigated;
import io.amends.complaint.domain.ComplaintEvent.LateAnswerNoted;
import io.amends.complaint.domain.ComplaintEvent.Linked;
import io.amends.complaint.domain.ComplaintEvent.Merged;
import io.amends.complaint.domain.ComplaintEvent.Noted;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.complaint.domain.ComplaintEvent.Passed;
import io.amends.complaint.domain.ComplaintEvent.PromiseBroken;
import io.amends.complaint.domain.ComplaintEvent.PromiseKept;
import io.amends.complaint.domain.ComplaintEvent.PromiseMoved;
import io.amends.complaint.domain.ComplaintEvent.Promised;
import io.amends.complaint.domain.ComplaintEvent.ProposalRefused;
import io.amends.complaint.domain.ComplaintEvent.Proposed;
import io.amends.complaint.domain.ComplaintEvent.Recalculated;
import io.amends.complaint.domain.ComplaintEvent.Rejected;
import io.amends.complaint.domain.ComplaintEvent.Released;
import io.amends.complaint.domain.ComplaintEvent.Reopened;
import io.amends.complaint.domain.ComplaintEvent.Resolved;
import io.amends.complaint.domain.ComplaintEvent.Resumed;
import io.amends.complaint.domain.ComplaintEvent.Unmerged;
import io.amends.complaint.domain.ComplaintEvent.Waiting;
import io.amends.complaint.domain.ComplaintEvent.Withdrawn;
import io.amends.complaint.domain.policy.ClockRule.Met;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Mutable builder of the next state while one event is applied.
final class ComplaintState {
    private Intake intake;
    private Status status;
    private String owner;
    private @Nullable String team;
    private @Nullable Finding finding;
    private @Nullable Proposal proposal;
    private @Nullable Resolution resolution;
    private @Nullable Rejection rejection;
    private @Nullable Reopening reopening;
    private @Nullable String withdrawal;
    private int decisions;
    private @Nullable Instant decidedAt;
    private List<Promise> promises;
    private List<Round> rounds;
    private @Nullable Instant closesAt;
    private @Nullable Instant firstResponseAt;
    private @Nullable String continuedBy;
    private Handling handling;
    private Relations relations;
    private List<ComplaintClock> clocks;
    private Instant changedAt;

    ComplaintState(Opened event) {
        intake = event.intake();
        status = Status.RECEIVED;
        owner = event.owner();
        team = event.team();
        promises = List.of();
        rounds = List.of(Round.first(intake));
        handling = Handling.since(event.at(), owner, team);
        relations = Relations.NONE;
        clocks = first(intake, rounds);
        changedAt = event.at();
    }

    ComplaintState(Complaint before) {
        intake = before.intake();
        status = before.status();
        owner = before.owner();
        team = before.team();
        finding = before.finding();
        proposal = before.proposal();
        resolution = before.resolution();
        rejection = before.rejection();
        reopening = before.reopening();
        withdrawal = before.withdrawal();
        decisions = before.decisions();
        decidedAt = before.decidedAt();
        promises = before.promises();
        rounds = before.rounds();
        closesAt = before.closesAt();
        firstResponseAt = before.firstResponseAt();
        continuedBy = before.continuedBy();
        handling = before.handling();
        relations = before.relations();
        clocks = before.clocks();
        changedAt = before.changedAt();
    }

    ComplaintState apply(ComplaintEvent event) {
        changedAt = event.at().isAfter(changedAt) ? event.at() : changedAt;
        switch (event) {
            case Opened _ ->
                    throw new IllegalStateException(intake.reference() + " was opened twice");
            case ComplaintEvent.Step step -> step(step);
            case ComplaintEvent.Decision decision -> decide(decision);
            case ComplaintEvent.PromiseChange promise -> promise(promise);
            case ComplaintEvent.HandlingChange handled -> handle(handled);
            case ComplaintEvent.RelationChange related -> relate(related);
            case Continued continued -> continuedBy = continued.reference();
            case Noted _, LateAnswerNoted _ -> {}
        }
        return this;
    }

    private void step(ComplaintEvent.Step event) {
        switch (event) {
            case Acknowledged _ -> status = Status.ACKNOWLEDGED;
            case Assigned assigned -> {
                handling = handling.assigned(assigned, !Objects.equals(team, assigned.team()));
                owner = assigned.owner();
                team = assigned.team();
            }
            case Investigated investigated -> {
                status = Status.INVESTIGATING;
                finding = investigated.finding();
            }
            case Proposed offer -> {
                status = Status.PROPOSED;
                proposal = Proposal.of(offer.remedies(), offer.words(), offer.amount());
            }
            case Accepted accepted -> proposal = offer().acceptedWith(accepted.words());
            case ProposalRefused refused -> {
                status = Status.INVESTIGATING;
                proposal = offer().refusedFor(refused.wanted());
            }
        }
        if (!(event instanceof Assigned)) {
            firstResponseAt = firstResponseAt == null ? event.at() : firstResponseAt;
            meet(event instanceof Proposed ? Met.ANSWERED : Met.ACKNOWLEDGED, event.at());
        }
    }

    private void decide(ComplaintEvent.Decision event) {
        switch (event) {
            case Resolved(var how, var closing) -> {
                resolution = how;
                decided(Status.RESOLVED, how.number(), how.at());
                closesAt = closing;
            }
            case Rejected(var why, var closing) -> {
                rejection = why;
                decided(Status.REJECTED, why.number(), why.at());
                closesAt = closing;
            }
            case Withdrawn withdrawn -> {
                withdrawal = withdrawn.reason();
                end(Status.WITHDRAWN, withdrawn.at());
            }
            case Closed closed -> end(Status.CLOSED, closed.at());
            case Reopened reopened -> {
                status = Status.REOPENED;
                reopening = reopened.reopening();
                closesAt = null;
                add(rounds.getLast().next(reopened.at(), reopened.answerDueAt()));
                clocks =
                        Stream.concat(clocks.stream(), begun(reopened, rounds.getLast()).stream())
                                .toList();
            }
        }
    }

    private void decided(Status outcome, int number, Instant at) {
        decisions = number;
        decidedAt = at;
        firstResponseAt = firstResponseAt == null ? at : firstResponseAt;
        end(outcome, at);
    }

    private void end(Status ending, Instant at) {
        status = ending;
        closesAt = null;
        var past = rounds.subList(0, rounds.size() - 1);
        rounds = Stream.concat(past.stream(), Stream.of(rounds.getLast().endedBy(at))).toList();
        clocks = clocks.stream().map(it -> it.endedAt(at)).toList();
        changePromises(it -> it.isPending() ? it.withState(Promise.State.LAPSED) : it);
    }

    private void promise(ComplaintEvent.PromiseChange event) {
        switch (event) {
            case Promised(var number, var what, var by, _) ->
                    add(Promise.made(number, what, by, owner, team, null));
            case PromiseKept kept -> change(kept.number(), it -> it.withState(Promise.State.KEPT));
            case PromiseMoved moved -> change(moved.number(), it -> it.movedTo(moved.by()));
            case PromiseBroken broken ->
                    change(broken.number(), it -> it.withState(Promise.State.BROKEN));
        }
    }

    private void handle(ComplaintEvent.HandlingChange event) {
        if (event instanceof Passed passed) {
            owner = passed.owner();
            team = passed.team();
        }
        if (event instanceof Waiting waiting) {
            replace(waiting.clocks());
        }
        if (event instanceof Resumed resumed) {
            replace(resumed.clocks());
        }
        if (event instanceof Recalculated recalculated) {
            replace(recalculated.clocks());
        }
        if (event instanceof Corrected corrected) {
            intake = intake.corrected(corrected.after());
        }
        handling = handling.after(event);
    }

    private void relate(ComplaintEvent.RelationChange event) {
        var merge = relations.merge();
        relations = relations.after(event, status);
        switch (event) {
            case Merged _ -> status = Status.MERGED;
            case Unmerged unmerged -> {
                status = Objects.requireNonNull(merge, "it was not merged").statusBefore();
                for (var back : unmerged.promises()) {
                    change(back.number(), it -> it.returned(back));
                }
            }
            case Absorbed absorbed -> {
                for (var carried : absorbed.promises()) {
                    add(carriedOver(absorbed.from(), carried));
                }
            }
            case Released released ->
                    changePromises(
                            it ->
                                    it.isPending() && it.isOf(released.from())
                                            ? it.withState(Promise.State.LAPSED)
                                            : it);
            case Linked _, CounterpartConfirmed _ -> {}
        }
    }

    private Promise carriedOver(String from, CarriedPromise carried) {
        var origin = new Promise.Origin(from, carried.number());
        var number = promises.size() + 1;
        return Promise.made(number, carried.what(), carried.by(), owner, team, origin);
    }

    private static List<ComplaintClock> first(Intake intake, List<Round> rounds) {
        var started = intake.started();
        if (started != null) {
            return started.clocks();
        }
        return intake.clocksArmed() ? ComplaintClock.of(rounds) : List.of();
    }

    private List<ComplaintClock> begun(Reopened event, Round round) {
        var started = event.clocks();
        if (started != null) {
            return started;
        }
        return intake.clocksArmed() ? ComplaintClock.of(List.of(round)) : List.of();
    }

    private void meet(Met what, Instant at) {
        clocks = clocks.stream().map(it -> it.isMetBy(what) ? it.endedAt(at) : it).toList();
    }

    private void replace(List<ComplaintClock> changed) {
        clocks =
                clocks.stream()
                        .map(it -> changed.stream().filter(it::isSameAs).findFirst().orElse(it))
                        .toList();
    }

    private void add(Round round) {
        rounds = Stream.concat(rounds.stream(), Stream.of(round)).toList();
    }

    private void add(Promise promise) {
        promises = Stream.concat(promises.stream(), Stream.of(promise)).toList();
    }

    private void change(int number, UnaryOperator<Promise> how) {
        changePromises(it -> it.number() == number ? how.apply(it) : it);
    }

    private void changePromises(UnaryOperator<Promise> how) {
        promises = promises.stream().map(how).toList();
    }

    private Proposal offer() {
        return Objects.requireNonNull(proposal, "nothing was proposed");
    }

    Complaint done() {
        return new Complaint(
                intake,
                status,
                owner,
                team,
                finding,
                proposal,
                resolution,
                rejection,
                reopening,
                withdrawal,
                decisions,
                decidedAt,
                promises,
                rounds,
                closesAt,
                firstResponseAt,
                continuedBy,
                handling,
                relations,
                clocks,
                changedAt);
    }
}
