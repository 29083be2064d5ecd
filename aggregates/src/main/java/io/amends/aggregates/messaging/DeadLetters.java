package io.amends.aggregates.messaging;

import io.amends.aggregates.messaging.DeadLetter.Decision;
import io.amends.aggregates.messaging.DeadLetter.Settlement;
import io.amends.aggregates.messaging.Incoming.Subject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The dead letters of a service, and what operators can do about them.
public final class DeadLetters {
    private final DeadLetterBox box;
    private final Clock clock;
    private final Gate gate;
    private final Map<String, Intake> intakes = new ConcurrentHashMap<>();

    DeadLetters(DeadLetterBox box, Clock clock, Gate gate) {
        this.box = box;
        this.clock = clock;
        this.gate = gate;
    }

    /// Those nobody has decided about, the oldest first.
    public List<DeadLetter> open(int limit) {
        return open(limit, Instant.EPOCH, "");
    }

    /// The same from behind a place in that order.
    ///
    /// @param at when the one before died
    /// @param id that one's id
    public List<DeadLetter> open(int limit, Instant at, String id) {
        return box.open(limit, at, id).stream().map(this::counted).toList();
    }

    /// How many nobody has decided about.
    public long countOpen() {
        return box.countOpen();
    }

    /// One of them, also after the decision.
    ///
    /// @throws UnknownDeadLetter when there is none with this id
    public DeadLetter find(String id) {
        return counted(box.find(id).orElseThrow(() -> new UnknownDeadLetter(id)));
    }

    /// Tries an event again. Where it now has its effect, it is settled and what waited behind it
    /// goes on; where not, it stays as it is, with the new reason.
    ///
    /// @param by who wants it
    /// @throws UnknownDeadLetter when there is none with this id
    /// @throws DeadLetterConflict when it is settled already, or events before it are missing
    public DeadLetter retry(String id, String by) {
        unlessPaused(() -> retry(requireOpen(id), by));
        return find(id);
    }

    private void retry(DeadLetter letter, String by) {
        var id = letter.id();
        switch (intake(letter).again(box.record(id))) {
            case Outcome.Applied(), Outcome.NotFollowed(), Outcome.Duplicate() ->
                    box.settle(id, settlement(Decision.RETRIED, by, null));
            case Outcome.Ahead() -> throw waitsItself(letter);
            case Outcome.Poison(var reason, var detail) -> box.failedAgain(id, reason, detail);
        }
    }

    private void unlessPaused(Runnable work) {
        if (!gate.pass(work)) {
            throw new DeadLetterConflict(
                    "a rebuilt state is taking the place of the old one; try again in a minute");
        }
    }

    /// Gives an event up: it never has its effect, and what waited behind it goes on.
    ///
    /// @param why kept with the decision
    /// @param by who wants it
    /// @throws UnknownDeadLetter when there is none with this id
    /// @throws DeadLetterConflict when it is settled already, or events before it are missing
    public DeadLetter discard(String id, String why, String by) {
        unlessPaused(() -> discard(requireOpen(id), why, by));
        return find(id);
    }

    private void discard(DeadLetter letter, String why, String by) {
        if (!intake(letter).passOver(box.record(letter.id()))) {
            throw waitsItself(letter);
        }
        box.settle(letter.id(), settlement(Decision.DISCARDED, by, why));
    }

    void register(Intake intake) {
        intakes.put(intake.consumer().name(), intake);
    }

    private DeadLetter requireOpen(String id) {
        var letter = find(id);
        var settlement = letter.settlement();
        if (settlement != null) {
            throw new DeadLetterConflict(
                    String.format(
                            Locale.ROOT,
                            "it was %s by %s already",
                            settlement.decision() == Decision.RETRIED ? "retried" : "discarded",
                            settlement.by()));
        }
        return letter;
    }

    private Intake intake(DeadLetter letter) {
        var intake = intakes.get(letter.consumer());
        if (intake == null) {
            throw new DeadLetterConflict(
                    String.format(Locale.ROOT, "the consumer %s is no more", letter.consumer()));
        }
        return intake;
    }

    private DeadLetter counted(DeadLetter letter) {
        var intake = intakes.get(letter.consumer());
        return intake == null || letter.source() == null || letter.subject() == null
                ? letter
                : letter.waitingBehind(
                        intake.waitingBehind(new Subject(letter.source(), letter.subject())));
    }

    private static DeadLetterConflict waitsItself(DeadLetter letter) {
        return new DeadLetterConflict(
                String.format(
                        Locale.ROOT,
                        "an event of %s before this one is missing; settle that one first",
                        letter.subject()));
    }

    private Settlement settlement(Decision decision, String by, @Nullable String why) {
        return new Settlement(decision, by, clock.instant(), why);
    }
}
