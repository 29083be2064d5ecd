package io.amends.eventing.consuming;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Handles an event that cannot be applied.
@FunctionalInterface
interface PoisonEventHandler {
    Logger LOG = LoggerFactory.getLogger(PoisonEventHandler.class);

    /// Handles the event.
    ///
    /// @param consumer the consumer's name
    /// @return whether to skip the event, so that later ones are applied; else the later events of
    ///   its aggregate wait
    boolean handle(String consumer, IncomingRecord incoming, RecordOutcome.Poison poison);

    /// Whether the event was a dead letter once and an operator has retried it since. Only a replay
    /// can meet such an event: it applies it.
    default boolean wasRetried(IncomingRecord incoming) {
        return false;
    }

    /// Stores dead letters, for an operator to decide about.
    static PoisonEventHandler in(
            DeadLetterStore letters,
            DeadLetterTopicPublisher copies,
            ConsumerMetrics metrics,
            Clock clock) {
        return (consumer, incoming, poison) -> {
            var now = clock.instant();
            if (letters.put(consumer, incoming, poison.reason(), poison.detail(), now)) {
                var raw = incoming.raw();
                LOG.warn(
                        "Dead letter {} of {}: {} at {}-{}, offset {}",
                        DeadLetterStore.id(consumer, incoming),
                        consumer,
                        poison.reason(),
                        raw.topic(),
                        raw.partition(),
                        raw.offset());
                metrics.deadLetter(poison.reason());
                copies.send(incoming.raw(), consumer, poison);
            }
            return false;
        };
    }

    /// Repeats the decisions of the original consumer: what an operator has discarded is skipped,
    /// an open dead letter stays open. An event that was applied then and is refused now becomes a
    /// dead letter, and the later events of its aggregate wait.
    ///
    /// @param original the original consumer's name
    /// @param refused called with a sentence for each event that is refused only now
    static PoisonEventHandler asIn(
            DeadLetterStore letters, String original, Clock clock, Consumer<String> refused) {
        return new PoisonEventHandler() {
            @Override
            public boolean handle(
                    String consumer, IncomingRecord incoming, RecordOutcome.Poison poison) {
                var letter = letters.find(DeadLetterStore.id(original, incoming));
                if (letter.isEmpty()) {
                    var detail =
                            "had its effect once, and is refused when replayed: " + poison.detail();
                    letters.put(original, incoming, poison.reason(), detail, clock.instant());
                    var raw = incoming.raw();
                    refused.accept(
                            String.format(
                                    Locale.ROOT,
                                    "%s-%d, offset %d: %s",
                                    raw.topic(),
                                    raw.partition(),
                                    raw.offset(),
                                    poison.detail()));
                    return false;
                }
                return decided(letter, DeadLetter.Decision.DISCARDED);
            }

            @Override
            public boolean wasRetried(IncomingRecord incoming) {
                var letter = letters.find(DeadLetterStore.id(original, incoming));
                return decided(letter, DeadLetter.Decision.RETRIED);
            }
        };
    }

    private static boolean decided(Optional<DeadLetter> letter, DeadLetter.Decision decision) {
        return letter.map(DeadLetter::settlement)
                .filter(settlement -> settlement.decision() == decision)
                .isPresent();
    }
}
