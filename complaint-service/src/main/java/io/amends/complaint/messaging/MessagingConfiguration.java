package io.amends.complaint.messaging;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.messaging.EventConsumer;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.store.Filed;
import io.amends.complaint.store.Successors;
import io.amends.contracts.Topic;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Whom complaints listen to.
@Configuration(proxyBeanMethods = false)
public class MessagingConfiguration {

    @Bean
    EventConsumer<Filed, ComplaintCommand, ComplaintEvent> complaintsHearAnswers(
            Aggregates<Filed, ComplaintCommand, ComplaintEvent> complaints,
            Successors successors,
            Policy policy) {
        return new EventConsumer<>(
                "complaint-service.answers",
                Set.of(Topic.FOLLOWUPS),
                complaints,
                new AnswersHeard(successors, policy));
    }
}
