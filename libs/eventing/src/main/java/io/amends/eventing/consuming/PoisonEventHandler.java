package io.amends.eventing.consuming;

import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done with an event that can have no effect.
@FunctionalInterface
interface PoisonEventHandler {
    Logger LOG = LoggerFactory.getLogger(PoisonEventHandler.class);

    /// Sees to it.
    ///
    /// @param consumer the consumer's name
    /// @return whether to pass over the event, so that what follows it goes on; else its aggregate
    ///   waits behind it
    boolean handle(String consumer, IncomingRecord incoming, RecordOutcome.Poison poison);

    /// Into the dead letters, for an operator to decide about.
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

    /// As was done with it the first time: what an operator has discarded is passed over, what
    /// still waits for a decision goes on waiting. An event that had its effect then, and is
    /// refused now, becomes a dead letter, and its aggregate waits behind it.
    ///
    /// @param original the consumer's name the first time
    /// @param refused is given a sentence for each event that is refused only now
    static PoisonEventHandler asIn(
            DeadLetterStore letters, String original, Clock clock, Consumer<String> refused) {
        return (_, incoming, poison) -> {
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
            var settlement = letter.get().settlement();
            return settlement != null && settlement.decision() == DeadLetter.Decision.DISCARDED;
        };
    }
}
