package io.amends.followup;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.AuditLogger;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.consuming.EventConsumer;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.messaging.ComplaintEventListener;
import io.amends.followup.store.CaseFileRecord;
import io.amends.followup.store.CaseFiles;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans of the followup-service.
@Configuration(proxyBeanMethods = false)
class FollowupConfiguration {

    @Bean
    AggregateStore<CaseFileRecord, CaseCommand, FollowupEvent> caseFileAggregates(
            DocumentStoreFactory factory, FollowupProperties settings, FollowupMetrics figures) {
        var auditLogger = new AuditLogger<CaseFileRecord>(filed -> filed.file().reference());
        return factory.create(CaseFiles.type(settings.policy()), figures.and(auditLogger));
    }

    @Bean
    CaseFiles caseFiles(AggregateStore<CaseFileRecord, CaseCommand, FollowupEvent> aggregates) {
        return new CaseFiles(aggregates);
    }

    @Bean
    EventConsumer<CaseFileRecord, FollowupEvent> complaintNews(
            AggregateStore<CaseFileRecord, CaseCommand, FollowupEvent> aggregates) {
        return new EventConsumer<>(
                "followup-service.case-files",
                Set.of(Topic.COMPLAINTS),
                aggregates,
                new ComplaintEventListener(aggregates.type()));
    }
}
