package io.amends.aggregates.messaging;

import io.amends.aggregates.messaging.DeadLetter.Decision;
import io.amends.aggregates.messaging.DeadLetter.Settlement;
import io.amends.aggregates.messaging.Incoming.Subject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The dead letters of a service, and what operators can do about them.
public final class DeadLetters {
    private final DeadLetterBox box;
    private final Clock clock;
    private final Map<String, Intake> intakes = new ConcurrentHashMap<>();

    DeadLetters(DeadLetterBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    /// Those nobody has decided about, the oldest first.
    public List<DeadLetter> open(int limit) {
        return box.open(limit).stream().map(this::counted).toList();
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
        var letter = requireOpen(id);
        switch (intake(letter).again(box.record(id))) {
            case Outcome.Applied(), Outcome.Duplicate() ->
                    box.settle(id, settlement(Decision.RETRIED, by, null));
            case Outcome.Ahead() -> throw waitsItself(letter);
            case Outcome.Poison(var reason, var detail) -> box.failedAgain(id, reason, detail);
        }
        return find(id);
    }

    /// Gives an event up: it never has its effect, and what waited behind it goes on.
    ///
    /// @param why kept with the decision
    /// @param by who wants it
    /// @throws UnknownDeadLetter when there is none with this id
    /// @throws DeadLetterConflict when it is settled already, or events before it are missing
    public DeadLetter discard(String id, String why, String by) {
        var letter = requireOpen(id);
        if (!intake(letter).passOver(box.record(id))) {
            throw waitsItself(letter);
        }
        box.settle(id, settlement(Decision.DISCARDED, by, why));
        return find(id);
    }

    void register(Intake intake) {
        intakes.put(intake.consumer().name(), intake);
    }

    private DeadLetter requireOpen(String id) {
        var letter = find(id);
        var settlement = letter.settlement();
        if (settlement != null) {
            throw new DeadLetterConflict(
                    "it was %s by %s already"
                            .formatted(
                                    settlement.decision() == Decision.RETRIED
                                            ? "retried"
                                            : "discarded",
                                    settlement.by()));
        }
        return letter;
    }

    private Intake intake(DeadLetter letter) {
        var intake = intakes.get(letter.consumer());
        if (intake == null) {
            throw new DeadLetterConflict("the consumer %s is no more".formatted(letter.consumer()));
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
                "an event of %s before this one is missing; settle that one first"
                        .formatted(letter.subject()));
    }

    private Settlement settlement(Decision decision, String by, @Nullable String why) {
        return new Settlement(decision, by, clock.instant(), why);
    }
}
