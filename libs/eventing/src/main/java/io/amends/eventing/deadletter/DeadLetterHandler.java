package io.amends.eventing.deadletter;

import io.amends.eventing.consuming.FailureReason;
import io.amends.eventing.consuming.IncomingRecord;
import io.amends.eventing.consuming.PoisonEventHandler;
import io.amends.eventing.consuming.RecordOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stores the poison events of a consumer as dead letters, for an operator to decide about.
public final class DeadLetterHandler implements PoisonEventHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    private final String consumer;
    private final DeadLetterStore store;
    private final DeadLetterTopicPublisher copies;
    private final Clock clock;
    private final Map<FailureReason, Counter> counters = new EnumMap<>(FailureReason.class);

    /// @param consumer the consumer's name
    /// @param clock the business clock
    public DeadLetterHandler(
            String consumer,
            DeadLetterStore store,
            DeadLetterTopicPublisher copies,
            MeterRegistry meters,
            Clock clock) {
        this.consumer = consumer;
        this.store = store;
        this.copies = copies;
        this.clock = clock;
        // All are registered at start: an increase from no value would not be seen.
        for (var reason : FailureReason.values()) {
            counters.put(
                    reason,
                    Counter.builder("amends.consumer.dead.letters")
                            .description("events that could not have their effect")
                            .tag("consumer", consumer)
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    @Override
    public boolean handle(IncomingRecord incoming, RecordOutcome.Poison poison) {
        if (store.insert(consumer, incoming, poison, clock.instant())) {
            var raw = incoming.raw();
            LOG.warn(
                    "Dead letter {} of {}: {} at {}-{}, offset {}",
                    DeadLetterIds.of(consumer, incoming),
                    consumer,
                    poison.reason(),
                    raw.topic(),
                    raw.partition(),
                    raw.offset());
            Objects.requireNonNull(counters.get(poison.reason())).increment();
            copies.send(raw, consumer, poison);
        }
        return false;
    }
}
