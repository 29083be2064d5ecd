package io.amends.eventing.topic;

import java.util.Optional;

/// The settings of new topics, against which existing ones are checked.
///
/// @param partitions how many each topic has; never to be changed once events were sent
/// @param replication copies of each partition; empty for one on each broker, three at most
/// @param minInsyncReplicas how many copies must have a record before it is acknowledged; empty for
///   two where there are three copies or more, else one
public record TopicSettings(
        int partitions, Optional<Short> replication, Optional<Integer> minInsyncReplicas) {
    private static final int MOST_COPIES = 3;

    /// Replication and in-sync replicas by the number of brokers.
    public static TopicSettings of(int partitions) {
        return new TopicSettings(partitions, Optional.empty(), Optional.empty());
    }

    /// The required number of copies.
    ///
    /// @param brokers in the cluster
    short copies(int brokers) {
        return replication.orElse((short) Math.clamp(brokers, 1, MOST_COPIES));
    }

    /// How many copies must have a record before it is acknowledged.
    ///
    /// @param copies of each partition
    int acknowledging(int copies) {
        return minInsyncReplicas.orElse(copies >= MOST_COPIES ? 2 : 1);
    }
}
