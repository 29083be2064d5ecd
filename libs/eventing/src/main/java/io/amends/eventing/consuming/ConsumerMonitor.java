package io.amends.eventing.consuming;

import io.amends.eventing.kafka.BrokerAdmin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The progress of a service's consumers: their lag, measured periodically, and their failures.
public final class ConsumerMonitor {
    private final ConsumerContainers consumers;
    private final ConsumerLag lag;
    private volatile List<ConsumerState> states = List.of();
    private volatile @Nullable Instant measuredAt;

    /// A monitor of these consumers.
    public ConsumerMonitor(ConsumerContainers consumers, BrokerAdmin broker) {
        this.consumers = consumers;
        this.lag = new ConsumerLag(broker);
    }

    /// Measures the lag of the consumers; to be called every few seconds.
    ///
    /// @throws io.amends.eventing.kafka.BrokerUnavailable when the broker does not answer
    public void measure() {
        var measured = new ArrayList<ConsumerState>();
        for (var processor : consumers.processors()) {
            var state =
                    measure(processor).withParked(processor.waiting(), processor.fullOutboxes());
            processor.metrics().progress(state.lag(), state.stalled());
            measured.add(state);
        }
        states = List.copyOf(measured);
        measuredAt = Instant.now();
    }

    /// When the lag was measured last, by the real clock; null before the first time. Not updated
    /// while the broker does not answer.
    public @Nullable Instant measuredAt() {
        return measuredAt;
    }

    /// The consumers' lag at the last measurement, and their current failures in a row.
    public List<ConsumerState> states() {
        return states.stream()
                .map(each -> each.withFailures(consumers.failuresInARow(each.consumer())))
                .toList();
    }

    /// The lag of one consumer now.
    ConsumerState measure(EventProcessor processor) {
        var consumer = processor.consumer();
        return lag.measure(consumer.name(), consumers.group(consumer), consumers.topics(consumer));
    }
}
