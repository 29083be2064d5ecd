package io.amends.eventing.deadletter;

import io.amends.eventing.aggregate.CheckedDocuments;
import io.amends.eventing.aggregate.DocumentFaults;
import io.amends.eventing.aggregate.FailureLog;
import io.amends.eventing.cloudevents.FailureDescription;
import io.amends.eventing.deadletter.DeadLetter.StoredDocument;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Unreadable documents: each is logged and counted once and listed among the dead letters until it
/// can be read again.
public final class UnreadableDocuments implements DocumentFaults {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableDocuments.class);

    /// How long a listed document is not looked up in the store again.
    private static final long FRESH_NANOS = Duration.ofMinutes(1).toNanos();

    private static final int REMEMBERED = 10_000;

    private final DeadLetterStore letters;
    private final MeterRegistry meters;
    private final Clock clock;
    private final DocumentFaults log = DocumentFaults.logging();
    private final FailureLog failures = new FailureLog(LOG, "Listing unreadable documents");
    private final Map<String, CheckedDocuments> watched = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> open = new ConcurrentHashMap<>();
    private final LinkedHashMap<StoredDocument, Long> listed = new LinkedHashMap<>();

    /// @param clock the business clock
    public UnreadableDocuments(DeadLetterStore letters, MeterRegistry meters, Clock clock) {
        this.letters = letters;
        this.meters = meters;
        this.clock = clock;
    }

    /// Watches documents: unreadable ones are checked until they can be read.
    public void watch(CheckedDocuments documents) {
        watched.put(documents.collection(), documents);
        // Registered at start: an increase from no value would not be seen.
        counter(documents.collection());
        var count = open.computeIfAbsent(documents.collection(), _ -> new AtomicLong());
        Gauge.builder("amends.documents.unreadable.open", count, AtomicLong::get)
                .description("documents of the service that cannot be read now")
                .tag("collection", documents.collection())
                .register(meters);
    }

    /// The watched documents of a collection.
    Optional<CheckedDocuments> watched(String collection) {
        return Optional.ofNullable(watched.get(collection));
    }

    /// Updates the gauges of unreadable documents; to be called every few seconds.
    void measure() {
        open.forEach((collection, count) -> count.set(letters.countUnreadable(collection)));
    }

    /// Never throws: its callers go on with the next document.
    @Override
    public void unreadable(String collection, String id, Throwable cause) {
        log.unreadable(collection, id, cause);
        var document = new StoredDocument(collection, id);
        if (isListed(document)) {
            return;
        }
        try {
            var source = watched(collection).map(CheckedDocuments::source).orElse("");
            if (letters.insert(
                    document, source, FailureDescription.ofTypes(cause), clock.instant())) {
                counter(collection).increment();
            }
            remember(document);
            failures.succeeded();
        } catch (RuntimeException e) {
            failures.failed(e); // it is reported again at its next read
        }
    }

    @Override
    public void readable(String collection, String id) {
        synchronized (listed) {
            listed.remove(new StoredDocument(collection, id));
        }
        log.readable(collection, id);
    }

    private boolean isListed(StoredDocument document) {
        synchronized (listed) {
            var since = listed.get(document);
            return since != null && System.nanoTime() - since < FRESH_NANOS;
        }
    }

    private void remember(StoredDocument document) {
        synchronized (listed) {
            listed.put(document, System.nanoTime());
            if (listed.size() > REMEMBERED) {
                listed.pollFirstEntry();
            }
        }
    }

    private Counter counter(String collection) {
        return Counter.builder("amends.documents.unreadable")
                .description("documents of the service that were found to be unreadable")
                .tag("collection", collection)
                .register(meters);
    }
}
