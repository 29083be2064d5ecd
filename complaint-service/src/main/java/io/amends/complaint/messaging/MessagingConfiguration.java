package io.amends.complaint.messaging;

import io.amends.complaint.application.SuccessorService;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.store.ComplaintRecord;
import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.consuming.EventConsumer;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The consumers of the complaint service.
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {

    @Bean
    EventConsumer<ComplaintRecord, ComplaintEvent> followupEventConsumer(
            AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> aggregates,
            SuccessorService successors,
            Supplier<Policy> policy) {
        return new EventConsumer<>(
                "complaint-service.answers",
                Set.of(Topic.FOLLOWUPS),
                aggregates,
                new FollowupEventListener(aggregates.type(), successors, policy));
    }
}
