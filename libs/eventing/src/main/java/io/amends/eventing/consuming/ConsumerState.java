package io.amends.eventing.consuming;

import java.time.Duration;
import java.util.List;

/// The progress of a consumer's whole group, as the broker reports it.
///
/// @param lag records that are not consumed yet
/// @param stalled how long the partition that has stalled longest has had records to consume and
///   made no progress
/// @param failures this process's failures in a row to consume; 0 when it works
/// @param partitions those with records to consume
public record ConsumerState(
        String consumer,
        long lag,
        Duration stalled,
        long failures,
        List<PartitionState> partitions) {
    public ConsumerState {
        partitions = List.copyOf(partitions);
    }

    /// The same with this process's failures in a row.
    ConsumerState withFailures(long inARow) {
        return new ConsumerState(consumer, lag, stalled, inARow, partitions);
    }

    /// A partition that is not consumed to its end.
    ///
    /// @param next the offset of the next record
    /// @param end the offset after the last record
    /// @param stalled how long it has made no progress
    public record PartitionState(
            String topic, int partition, long next, long end, Duration stalled) {}
}
