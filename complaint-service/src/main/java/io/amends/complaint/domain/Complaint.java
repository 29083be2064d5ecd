package io.amends.complaint.domain;

import io.amends.complaint.domain.ComplaintCommand.Open;
import io.amends.complaint.domain.ComplaintEvent.Opened;
import io.amends.contracts.Channel;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A customer's complaint. Commands are decided into events; events make the next state.
///
/// @param intake data recorded at intake
/// @param owner the person responsible; never empty
/// @param finding result of the investigation so far
/// @param proposal the last offer to the customer
/// @param resolution the last resolution
/// @param rejection why it was found not to be justified
/// @param reopening why it was last reopened
/// @param withdrawal why the customer withdrew it
/// @param decisions number of resolutions and rejections so far
/// @param decidedAt time of the last of them
/// @param promises all promises ever made, by number
/// @param rounds from the receipt on; each reopening begins a new round
/// @param closesAt when it closes automatically; absent while open and where no clocks run
/// @param firstResponseAt when the customer first received a response
/// @param continuedBy the newer case that continues this one
/// @param handling where it is handled and what it waits for
/// @param relations its connections with other complaints
/// @param clocks all clocks, including those of earlier rounds
/// @param changedAt time of the last event
public record Complaint(
        Intake intake,
        Status status,
        String owner,
        @Nullable String team,
        @Nullable Finding finding,
        @Nullable Proposal proposal,
        @Nullable Resolution resolution,
        @Nullable Rejection rejection,
        @Nullable Reopening reopening,
        @Nullable String withdrawal,
        int decisions,
        @Nullable Instant decidedAt,
        List<Promise> promises,
        List<Round> rounds,
        @Nullable Instant closesAt,
        @Nullable Instant firstResponseAt,
        @Nullable String continuedBy,
        Handling handling,
        Relations relations,
        List<ComplaintClock> clocks,
        Instant changedAt) {
    public Complaint {
        promises = List.copyOf(promises);
        rounds =
                rounds == null // stored before there were rounds
                        ? List.of(onlyRound(intake, status, decidedAt, changedAt))
                        : List.copyOf(rounds);
        handling =
                handling == null // stored before it was recorded
                        ? Handling.since(intake.receivedAt(), owner, team)
                        : handling;
        relations = relations == null ? Relations.NONE : relations;
        clocks = clocks == null ? clocksBeforePolicies(intake, rounds) : List.copyOf(clocks);
    }

    /// The events of an intake, including the outcome of a complaint imported after its end.
    public static List<ComplaintEvent> open(Open command, Policy policy) {
        return IntakeDecider.decide(command, policy);
    }

    /// The events of a command at `now`; empty where nothing changes. Events of overdue timers come
    /// first, each with the instant it was due, so that a late timer changes nothing.
    ///
    /// @throws CommandRefusedException where the command cannot be carried out
    public List<ComplaintEvent> decide(ComplaintCommand command, Policy policy, Instant now) {
        return CommandDecider.decide(
                this, command, policy, now.isAfter(changedAt) ? now : changedAt);
    }

    /// The state after a complaint's first event.
    public static Complaint from(Opened event) {
        return new ComplaintState(event).done();
    }

    /// The state after `event`.
    public Complaint apply(ComplaintEvent event) {
        return new ComplaintState(this).apply(event).done();
    }

    /// The public reference.
    public String reference() {
        return intake.reference();
    }

    /// The priority that follows from the grading.
    public Priority priority() {
        return Priority.of(intake.grading());
    }

    /// The next instant at which a timer is due; none while it is merged into another one.
    public Optional<Instant> nextDue() {
        if (status == Status.MERGED) {
            return Optional.empty();
        }
        var waitsUntil = Optional.ofNullable(handling.waiting()).map(Wait::until);
        return Stream.of(firstPending().map(Promise::by), waitsUntil, Optional.ofNullable(closesAt))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /// When the next clock is due, those of complaints merged into this one included; empty where
    /// none runs.
    public Optional<Instant> clockDueAt() {
        return status.isOpen() ? Clock.nextDueAt(this) : Optional.empty();
    }

    /// The next step and when it is due.
    public Optional<NextStep> next() {
        return NextStep.of(this);
    }

    /// The transitions that are allowed now.
    public List<Transition> possible() {
        return Transition.possibleFor(this);
    }

    /// All clocks as they are at `now`, including those of earlier rounds, of complaints merged
    /// into this one, and of escalations to outside.
    public List<Clock> clocks(Policy policy, Instant now) {
        return Clock.of(this, policy, now);
    }

    /// What a recalculation of its running clocks under `policy` would change.
    public List<ComplaintClock> recalculated(Policy policy) {
        return status.isOpen() ? new ClockRecalculation(this, policy).changed() : List.of();
    }

    /// The command that creates a new case to continue this one after the reopening window.
    ///
    /// @param words the customer's new description; null keeps the original one
    public Open successor(
            String reference, @Nullable String words, Channel channel, Policy policy, Instant now) {
        return new Open(
                intake.takenUpAgain(reference, words, channel, policy, now), owner, team, null);
    }

    /// The changes of other complaints that belong to changes of this one and are not known to be
    /// done.
    public List<CounterpartStep> unfinished() {
        return CounterpartSteps.of(this);
    }

    /// Checks that a complaint can be merged into this one.
    ///
    /// @throws CommandRefusedException where it cannot, with what is possible for `other` instead
    public void requireCanAbsorb(Complaint other) {
        try {
            new MergeDecider(this, changedAt).requireCanAbsorb(CounterpartSteps.absorb(other));
        } catch (CommandRefusedException.DoesNotFit refused) {
            throw refused.meantFor(other);
        }
    }

    private static List<ComplaintClock> clocksBeforePolicies(Intake intake, List<Round> rounds) {
        return intake.clocksArmed() ? ComplaintClock.of(rounds) : List.of();
    }

    private static Round onlyRound(
            Intake intake, Status status, @Nullable Instant decidedAt, Instant changedAt) {
        var round = Round.first(intake);
        return status.isOpen() ? round : round.endedBy(decidedAt == null ? changedAt : decidedAt);
    }

    Optional<Promise> firstPending() {
        return promises.stream()
                .filter(Promise::isPending)
                .min(Comparator.comparing(Promise::by).thenComparing(Promise::number));
    }
}
