package io.amends.eventing.consuming;

import java.time.Duration;
import java.util.List;

/// The progress of a consumer's whole group, as the broker reports it.
///
/// @param lag records that are not consumed yet
/// @param stalled how long the partition that has stalled longest has had records to consume and
///   made no progress
/// @param failures this process's failures in a row to consume; 0 when it works
/// @param parked events that were consumed and wait for an earlier one, or for a full outbox
/// @param fullOutboxes ids of aggregates whose outbox is too full for the effect of an event: these
///   events are parked until some of the outbox was sent
/// @param partitions those with records to consume
public record ConsumerState(
        String consumer,
        long lag,
        Duration stalled,
        long failures,
        long parked,
        List<String> fullOutboxes,
        List<PartitionState> partitions) {
    public ConsumerState {
        fullOutboxes = List.copyOf(fullOutboxes);
        partitions = List.copyOf(partitions);
    }

    /// The same with this process's failures in a row.
    ConsumerState withFailures(long inARow) {
        return new ConsumerState(consumer, lag, stalled, inARow, parked, fullOutboxes, partitions);
    }

    /// The same with what was consumed and waits.
    ConsumerState withParked(long events, List<String> outboxes) {
        return new ConsumerState(consumer, lag, stalled, failures, events, outboxes, partitions);
    }

    /// A partition that is not consumed to its end.
    ///
    /// @param next the offset of the next record
    /// @param end the offset after the last record
    /// @param stalled how long it has made no progress
    public record PartitionState(
            String topic, int partition, long next, long end, Duration stalled) {}
}
