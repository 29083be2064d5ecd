package io.amends.eventing.consuming;

import java.time.Duration;
import java.util.List;

/// How far a consumer has come, as the broker knows it of its whole group.
///
/// @param lag records that are not consumed yet
/// @param stalled how long the partition that waits longest has had records to consume and made no
///   progress
/// @param failures how often in a row this process has failed to consume; 0 when it works
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

    /// The same with what this process knows of its failures.
    ConsumerState withFailures(long inARow) {
        return new ConsumerState(consumer, lag, stalled, inARow, partitions);
    }

    /// A partition that is not consumed to its end.
    ///
    /// @param next the offset of the record whose turn it is
    /// @param end the offset behind the last record
    /// @param stalled how long it has made no progress
    public record PartitionState(
            String topic, int partition, long next, long end, Duration stalled) {}
}
