package io.amends.eventing.replay;

import io.amends.eventing.aggregate.DocumentStore;
import io.amends.eventing.aggregate.HistoryPage;
import io.amends.eventing.aggregate.OutboxEntry;
import io.amends.eventing.cloudevents.EventCodec;
import io.amends.eventing.kafka.BrokerUnavailable;
import io.amends.eventing.kafka.KafkaSender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes events that a broker lost again, from a service's history: with the same ids, numbers,
/// keys and bodies, in order for each aggregate, so that consumers drop duplicates.
///
/// The work is done in steps of limited size. A step returns where it ended, and the next one
/// begins there; there is no other state, so that any step can be repeated, by any process.
public final class EventRepublisher {
    private static final Logger LOG = LoggerFactory.getLogger(EventRepublisher.class);

    /// How many events are in memory at once.
    private static final int PAGE = 200;

    /// How many events one step reads.
    private static final int STEP = 5_000;

    /// A step that takes longer ends with its current page.
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final NavigableMap<String, DocumentStore<?, ?>> histories = new TreeMap<>();
    private final KafkaSender sender;
    private final EventCodec codec;
    private final Runnable topics;
    private final int pageSize;
    private final int stepSize;

    /// @param stores all that the service has
    /// @param topics ensures that the topics exist, or throws
    public EventRepublisher(
            Collection<? extends DocumentStore<?, ?>> stores,
            KafkaSender sender,
            EventCodec codec,
            Runnable topics) {
        this(stores, sender, codec, topics, PAGE, STEP);
    }

    EventRepublisher(
            Collection<? extends DocumentStore<?, ?>> stores,
            KafkaSender sender,
            EventCodec codec,
            Runnable topics,
            int pageSize,
            int stepSize) {
        stores.forEach(each -> histories.put(each.collection(), each));
        this.sender = sender;
        this.codec = codec;
        this.topics = topics;
        this.pageSize = pageSize;
        this.stepSize = stepSize;
    }

    /// What is to be published again.
    ///
    /// @param aggregate the only one that is wanted, by its id; null for all
    /// @param from events that happened before are left out
    public record Wanted(@Nullable String aggregate, Instant from) {}

    /// The result of a step.
    ///
    /// @param published how many events the broker has acknowledged
    /// @param leftOut ids of events that cannot be read, or that the broker refuses permanently;
    ///   the log says why
    /// @param next where the next step begins; null when all is done
    public record Step(long published, List<String> leftOut, @Nullable String next) {}

    /// Whether a position is in a collection of this service, so that a step can begin there.
    public boolean isPosition(String position) {
        return histories.containsKey(collection(position));
    }

    /// Publishes the next events.
    ///
    /// @param after where the previous step ended; null for the first one
    /// @throws BrokerUnavailable when the broker does not accept them; the step has to be repeated
    public Step step(Wanted wanted, @Nullable String after) {
        if (after == null) {
            ensureTopics();
        }
        var end = System.nanoTime() + LONGEST.toNanos();
        var published = 0L;
        var leftOut = new ArrayList<String>();
        var next = after == null ? first() : after;
        for (var seen = 0; next != null && seen < stepSize && System.nanoTime() < end; ) {
            var collection = collection(next);
            var history = histories.get(collection);
            if (history == null) {
                throw new IllegalArgumentException(next + " is no position in a history");
            }
            var page = history.sentEvents(wanted.aggregate(), wanted.from(), next, pageSize);
            published += publish(page, leftOut);
            seen += pageSize;
            next = page.last() == null ? firstBehind(collection) : page.last();
        }
        return new Step(published, List.copyOf(leftOut), next);
    }

    private void ensureTopics() {
        try {
            topics.run();
        } catch (RuntimeException e) {
            throw new BrokerUnavailable("the topics are not as they have to be", e);
        }
    }

    private long publish(HistoryPage page, List<String> leftOut) {
        leftOut.addAll(page.unreadable());
        var sent = new ArrayList<Map.Entry<OutboxEntry, Future<RecordMetadata>>>();
        for (var event : page.events()) {
            var record = encode(event);
            if (record == null) {
                leftOut.add(event.envelope().id());
            } else {
                sent.add(Map.entry(event, sender.send(record)));
            }
        }
        sender.flush();
        var published = 0L;
        for (var each : sent) {
            if (arrived(each.getKey(), each.getValue())) {
                published++;
            } else {
                leftOut.add(each.getKey().envelope().id());
            }
        }
        return published;
    }

    private @Nullable ProducerRecord<byte[], byte[]> encode(OutboxEntry event) {
        try {
            return codec.encode(event);
        } catch (RuntimeException e) {
            LOG.error("{} cannot be published again", event.envelope().id(), e);
            return null;
        }
    }

    /// False where the broker refuses this event permanently.
    private static boolean arrived(OutboxEntry event, Future<RecordMetadata> answer) {
        try {
            answer.get();
            return true;
        } catch (ExecutionException e) {
            var cause = e.getCause();
            if (cause instanceof RecordTooLargeException
                    || cause instanceof InvalidRecordException) {
                LOG.error("The broker refuses {}", event.envelope().id(), cause);
                return false;
            }
            throw new BrokerUnavailable("the broker did not take an event", cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerUnavailable("interrupted", e);
        }
    }

    private @Nullable String first() {
        return histories.isEmpty() ? null : start(histories.firstKey());
    }

    private @Nullable String firstBehind(String collection) {
        var higher = histories.higherKey(collection);
        return higher == null ? null : start(higher);
    }

    private static String start(String collection) {
        return collection + "/";
    }

    private static String collection(String position) {
        return position.substring(0, Math.max(0, position.indexOf('/')));
    }
}
