package io.amends.eventing.consuming;

import java.util.Locale;

/// A setting of a topic that is not as it has to be.
///
/// @param topic its name at the broker
/// @param setting as Kafka names it; `partitions` and `replication.factor` for what is none of
///   Kafka's topic settings
/// @param found its value
/// @param wanted the value that it has to have
/// @param danger what can happen, a clause such as `events would be deleted`
/// @param remedy what an operator does about it
/// @param refused whether no service starts on it, because events would be lost or come in another
///   order; what is less is a warning
public record TopicDeviation(
        String topic,
        String setting,
        String found,
        String wanted,
        String danger,
        String remedy,
        boolean refused) {

    /// All of it as a sentence without its full stop.
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s has %s=%s, not %s: %s; %s",
                topic,
                setting,
                found,
                wanted,
                danger,
                remedy);
    }
}
