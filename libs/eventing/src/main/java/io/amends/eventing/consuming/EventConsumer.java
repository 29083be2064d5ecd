package io.amends.eventing.consuming;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.Aggregates;
import java.util.Set;

/// Who reads which topics and lets which aggregates react; a bean of this type is started with the
/// service.
///
/// @param name the consumer group, which never changes, such as `followup-service.case-files`
/// @param topics whose events it reads, from the beginning
/// @param aggregates what reacts
/// @param reaction how
public record EventConsumer<S, C, E>(
        String name,
        Set<Topic> topics,
        Aggregates<S, C, E> aggregates,
        EventHandler<S, C, E> reaction) {
    public EventConsumer {
        topics = Set.copyOf(topics);
    }
}
