package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.FailureLog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/// Retries batches without end. Failures of single events were handled before, so the store or the
/// broker fails here: the partition is paused and the batch retried. No exception counts as fatal,
/// as some do by Spring Kafka's own list, which would discard the batch.
final class RetryForever extends DefaultErrorHandler {
    private static final Logger LOG = LoggerFactory.getLogger(RetryForever.class);

    private static final long FIRST_MILLIS = 200;

    /// After this many doublings any pause is the longest one.
    private static final long MOST_DOUBLINGS = 20;

    private final Duration longest;
    private final FailureLog failures;
    private final UnfetchableRecords unfetchable;

    /// @param longest the longest pause between tries
    /// @param unfetchable those that are passed when fetching itself failed
    RetryForever(Duration longest, FailureLog failures, UnfetchableRecords unfetchable) {
        super(backOff(longest));
        this.longest = longest;
        this.failures = failures;
        this.unfetchable = unfetchable;
        setClassifications(Map.of(), true);
        setLogLevel(KafkaException.Level.DEBUG); // the listener logs each failure
    }

    private static ExponentialBackOff backOff(Duration longest) {
        var backOff = new ExponentialBackOff(FIRST_MILLIS, 2);
        backOff.setMaxInterval(longest.toMillis());
        return backOff;
    }

    /// Fetching failed, as it does at a record that is damaged in the broker's log.
    @Override
    public void handleOtherException(
            Exception thrown,
            Consumer<?, ?> consumer,
            MessageListenerContainer container,
            boolean batchListener) {
        var pause = pauseAfter(failures.failed(thrown));
        if (pass(thrown, consumer)) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pass(Exception thrown, Consumer<?, ?> consumer) {
        try {
            var passed = unfetchable.seekPast(thrown, consumer);
            passed.ifPresent(record -> commitPast(record, consumer));
            return passed.isPresent();
        } catch (RuntimeException e) {
            LOG.warn("Whether the record is to be skipped is not known: {}", e.toString());
            return false;
        }
    }

    /// Without a later record in the partition, no batch would commit it.
    private static void commitPast(UnfetchableRecords.Position record, Consumer<?, ?> consumer) {
        LOG.warn(
                "The record of {} at offset {} cannot be fetched and is skipped",
                record.partition(),
                record.offset());
        consumer.commitSync(Map.of(record.partition(), new OffsetAndMetadata(record.offset() + 1)));
    }

    /// The same pause as the back-off of batches.
    ///
    /// @param tries failures in a row, at least 1
    private Duration pauseAfter(long tries) {
        var doubled = Duration.ofMillis(FIRST_MILLIS << Math.min(tries - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
