package io.amends.followup;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.Journal;
import io.amends.aggregates.messaging.EventConsumer;
import io.amends.contracts.Topic;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.messaging.ComplaintNews;
import io.amends.followup.store.CaseFiles;
import io.amends.followup.store.Filed;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the parts together.
@Configuration(proxyBeanMethods = false)
class FollowupConfiguration {

    @Bean
    Aggregates<Filed, CaseCommand, FollowupEvent> caseFileAggregates(
            AggregatesFactory factory, FollowupSettings settings, Figures figures) {
        var journal = new Journal<Filed>(filed -> filed.file().reference());
        return factory.create(CaseFiles.type(settings.policy()), figures.and(journal));
    }

    @Bean
    CaseFiles caseFiles(Aggregates<Filed, CaseCommand, FollowupEvent> aggregates) {
        return new CaseFiles(aggregates);
    }

    @Bean
    EventConsumer<Filed, CaseCommand, FollowupEvent> complaintNews(
            Aggregates<Filed, CaseCommand, FollowupEvent> aggregates) {
        return new EventConsumer<>(
                "followup-service.case-files",
                Set.of(Topic.COMPLAINTS),
                aggregates,
                new ComplaintNews());
    }
}
