package io.amends.eventing.consuming;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.DocumentStore;
import java.util.Set;

/// A consumer of topics whose events change aggregates or projections of one type; a bean of this
/// type is started with the service.
///
/// @param name the consumer group, which never changes, such as `followup-service.case-files`
/// @param topics the topics it reads, from the beginning
/// @param store the aggregates or projections that it changes
/// @param handler the handler of each event
public record EventConsumer<S, E>(
        String name, Set<Topic> topics, DocumentStore<S, E> store, EventHandler<S, E> handler) {
    public EventConsumer {
        topics = Set.copyOf(topics);
    }
}
