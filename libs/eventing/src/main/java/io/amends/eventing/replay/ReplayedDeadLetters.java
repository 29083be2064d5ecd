package io.amends.eventing.replay;

import io.amends.eventing.consuming.IncomingRecord;
import io.amends.eventing.consuming.PoisonEventHandler;
import io.amends.eventing.consuming.RecordOutcome;
import io.amends.eventing.deadletter.DeadLetter;
import io.amends.eventing.deadletter.DeadLetterIds;
import io.amends.eventing.deadletter.DeadLetterStore;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Repeats the decisions about the dead letters of the original consumer: what an operator has
/// discarded is skipped, an open dead letter stays open. An event that was applied then and is
/// refused now becomes a dead letter, and the later events of its aggregate wait.
final class ReplayedDeadLetters implements PoisonEventHandler {
    private final DeadLetterStore store;
    private final String original;
    private final Clock clock;
    private final List<String> refused = new CopyOnWriteArrayList<>();

    /// @param original the original consumer's name
    ReplayedDeadLetters(DeadLetterStore store, String original, Clock clock) {
        this.store = store;
        this.original = original;
        this.clock = clock;
    }

    /// A sentence for each event that is refused only now.
    List<String> refused() {
        return List.copyOf(refused);
    }

    @Override
    public boolean handle(IncomingRecord incoming, RecordOutcome.Poison poison) {
        var letter = store.find(DeadLetterIds.of(original, incoming));
        if (letter.isEmpty()) {
            refuse(incoming, poison);
            return false;
        }
        return hasDecision(letter, DeadLetter.Decision.DISCARDED);
    }

    private void refuse(IncomingRecord incoming, RecordOutcome.Poison poison) {
        var detail = "had its effect once, and is refused when replayed: " + poison.detail();
        store.insert(
                original,
                incoming,
                new RecordOutcome.Poison(poison.reason(), detail),
                clock.instant());
        var raw = incoming.raw();
        refused.add(
                String.format(
                        Locale.ROOT,
                        "%s-%d, offset %d: %s",
                        raw.topic(),
                        raw.partition(),
                        raw.offset(),
                        poison.detail()));
    }

    @Override
    public boolean wasRetried(IncomingRecord incoming) {
        var letter = store.find(DeadLetterIds.of(original, incoming));
        return hasDecision(letter, DeadLetter.Decision.RETRIED);
    }

    private static boolean hasDecision(Optional<DeadLetter> letter, DeadLetter.Decision decision) {
        return letter.map(DeadLetter::settlement)
                .filter(settlement -> settlement.decision() == decision)
                .isPresent();
    }
}
