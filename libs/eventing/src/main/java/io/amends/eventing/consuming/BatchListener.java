package io.amends.eventing.consuming;

import io.amends.eventing.aggregate.FailureLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/// Receives the batches of one consumer.
///
/// @param linger how long to wait for more events where few are waiting
record BatchListener(EventProcessor processor, FailureLog failures, Duration linger)
        implements BatchMessageListener<byte[], byte[]> {
    /// A batch of this size shows that more records are waiting.
    private static final int MANY = 500;

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            processor.process(records);
            failures.succeeded();
            waitForMore(records.size());
        } catch (RuntimeException e) {
            failures.failed(e);
            throw e;
        } catch (Error e) {
            // An Error would stop the consumer for good, so it is retried like an exception.
            failures.failed(e);
            throw new IllegalStateException("could not process a batch", e);
        }
    }

    /// Waits for more events to fill the next batch, unless the last one was large.
    private void waitForMore(int processed) {
        if (processed < MANY) {
            LockSupport.parkNanos(linger.toNanos());
        }
    }
}
