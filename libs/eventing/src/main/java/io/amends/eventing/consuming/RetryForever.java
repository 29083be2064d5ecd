package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.FailureLog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.util.backoff.ExponentialBackOff;

/// Retries batches without end. Failures of single events were handled before, so the store or the
/// broker fails here: the partition is paused and the batch retried. No exception counts as fatal,
/// as some do by Spring Kafka's own list, which would discard the batch.
final class RetryForever extends DefaultErrorHandler {
    private static final long FIRST_MILLIS = 200;

    /// After this many doublings any pause is the longest one.
    private static final long MOST_DOUBLINGS = 20;

    private final Duration longest;
    private final FailureLog failures;
    private final java.util.function.Consumer<Consumer<?, ?>> beforeNextPoll;

    /// @param longest the longest pause between tries
    /// @param beforeNextPoll called when fetching itself failed, on the consumer's thread
    RetryForever(
            Duration longest,
            FailureLog failures,
            java.util.function.Consumer<Consumer<?, ?>> beforeNextPoll) {
        super(backOff(longest));
        this.longest = longest;
        this.failures = failures;
        this.beforeNextPoll = beforeNextPoll;
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
        beforeNextPoll.accept(consumer);
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The same pause as the back-off of batches.
    ///
    /// @param tries failures in a row, at least 1
    private Duration pauseAfter(long tries) {
        var doubled = Duration.ofMillis(FIRST_MILLIS << Math.min(tries - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longest) > 0 ? longest : doubled;
    }
}
