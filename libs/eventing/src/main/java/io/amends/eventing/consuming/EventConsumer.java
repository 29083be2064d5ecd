package io.amends.eventing.consuming;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.Aggregates;
import java.util.Set;

/// A consumer of topics whose events change one type of aggregate; a bean of this type is started
/// with the service.
///
/// @param name the consumer group, which never changes, such as `followup-service.case-files`
/// @param topics the topics it reads, from the beginning
/// @param aggregates the aggregates that it changes
/// @param reaction the handler of each event
public record EventConsumer<S, C, E>(
        String name,
        Set<Topic> topics,
        Aggregates<S, C, E> aggregates,
        EventHandler<S, C, E> reaction) {
    public EventConsumer {
        topics = Set.copyOf(topics);
    }
}
