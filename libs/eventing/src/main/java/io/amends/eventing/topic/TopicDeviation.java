package io.amends.eventing.topic;

import java.util.Locale;

/// A setting of a topic that differs from its required value.
///
/// @param topic its name at the broker
/// @param setting Kafka's name of it; `partitions` and `replication.factor`, which are not topic
///   settings of Kafka
/// @param found its value
/// @param wanted the required value
/// @param danger the consequence, a clause such as `events would be deleted`
/// @param remedy how an operator repairs it
/// @param refused whether no service starts with it, because events would be lost or reordered;
///   otherwise it is a warning
public record TopicDeviation(
        String topic,
        String setting,
        String found,
        String wanted,
        String danger,
        String remedy,
        boolean refused) {

    /// A topic that does not exist.
    static TopicDeviation missing(String topic) {
        return new TopicDeviation(
                topic,
                "records",
                "no topic",
                "one",
                "no event can be sent",
                "restart a service, which creates it, and publish the events again",
                true);
    }

    /// The deviation as a sentence without its full stop.
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
