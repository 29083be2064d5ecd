package io.amends.eventing.topic;

import io.amends.contracts.Topic;
import java.util.Arrays;

/// The names of topics at this broker.
///
/// @param prefix put before every name, where several platforms share a broker; usually empty
public record TopicNames(String prefix) {

    /// The topic's name.
    public String of(Topic topic) {
        return prefix + topic.wireName();
    }

    /// The name of the topic of its dead letters.
    public String deadLettersOf(Topic topic) {
        return prefix + topic.deadLetters();
    }

    /// The topic that has a name.
    ///
    /// @throws IllegalArgumentException when there is none
    public Topic topic(String name) {
        return Arrays.stream(Topic.values())
                .filter(topic -> of(topic).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is no topic of ours"));
    }

    /// Whether its events are numbered. Interactions come from any producer and have no numbers
    /// that could be trusted: their consumers detect duplicates themselves.
    public static boolean isNumbered(Topic topic) {
        return switch (topic) {
            case COMPLAINTS, FOLLOWUPS, CUSTOMERS, POLICIES -> true;
            case INTERACTIONS -> false;
        };
    }
}
