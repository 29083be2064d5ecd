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
/// @param intake what was said when it was taken in
/// @param owner who answers for it; never empty
/// @param finding what the investigation knows so far
/// @param proposal the last offer to the customer
/// @param resolution how it was solved last
/// @param rejection why it was found not to be justified
/// @param reopening why it was not over after all
/// @param withdrawal why the customer took it back
/// @param decisions how many resolutions and rejections there were
/// @param decidedAt when the last of them was
/// @param promises all that were ever made, by number
/// @param rounds from the receipt on; each reopening begins another one
/// @param closesAt when it is closed by itself; absent while it is open and where no clocks run
/// @param firstResponseAt when the customer first heard from us
/// @param continuedBy the newer case that takes this one up again
/// @param changedAt when the last event happened
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
        Instant changedAt) {
    public Complaint {
        promises = List.copyOf(promises);
        rounds =
                rounds == null // stored before there were rounds
                        ? List.of(onlyRound(intake, status, decidedAt, changedAt))
                        : List.copyOf(rounds);
    }

    /// What follows from taking a complaint in, with its end where that is already known.
    public static List<ComplaintEvent> open(Open command, Policy policy) {
        return IntakeDecider.decide(command, policy);
    }

    /// What follows from a command at `now`; nothing where it is already so. What was overdue comes
    /// first, at the instant it was due, so that a late look at the clock changes nothing.
    ///
    /// @throws Refused where the command cannot be carried out
    public List<ComplaintEvent> decide(ComplaintCommand command, Policy policy, Instant now) {
        return CommandDecider.decide(
                this, command, policy, now.isAfter(changedAt) ? now : changedAt);
    }

    /// The state after the first event of a life.
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

    /// How pressing it is.
    public Priority priority() {
        return Priority.of(intake.grading());
    }

    /// The next instant at which something becomes overdue by itself.
    public Optional<Instant> nextDue() {
        return Stream.of(firstPending().map(Promise::by), Optional.ofNullable(closesAt))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /// When the answer of the present round is due; empty where no clock runs.
    public Optional<Instant> answerDueAt() {
        return status.isOpen() && intake.clocksArmed()
                ? Optional.ofNullable(rounds.getLast().answerDueAt())
                : Optional.empty();
    }

    /// What happens next, and by when.
    public Optional<NextStep> next() {
        return NextStep.of(this);
    }

    /// What can be done now.
    public List<Transition> possible() {
        return Transition.possibleFor(this);
    }

    /// The clocks that run, or ran, for it.
    public List<Clock> clocks(Instant now) {
        return Clock.of(this, now);
    }

    /// The case that takes this one up again after the reopening window.
    ///
    /// @param words what the customer says now; where that is unknown, what they said at first
    ///   holds
    public Open successor(
            String reference, @Nullable String words, Channel channel, Policy policy, Instant now) {
        return new Open(
                intake.takenUpAgain(reference, words, channel, policy, now), owner, team, null);
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
