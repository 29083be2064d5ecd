package io.amends.followup.messaging;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.store.CaseFileRecord;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The consumers of the followup service.
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {

    @Bean
    EventConsumer<CaseFileRecord, FollowupEvent> complaintEventConsumer(
            AggregateStore<CaseFileRecord, CaseCommand, FollowupEvent> aggregates) {
        return new EventConsumer<>(
                "followup-service.case-files",
                Set.of(Topic.COMPLAINTS),
                aggregates,
                new ComplaintEventListener(aggregates.type()));
    }
}
