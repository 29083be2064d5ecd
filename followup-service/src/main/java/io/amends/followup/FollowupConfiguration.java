package io.amends.followup;

import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.Aggregates;
import io.amends.eventing.aggregate.AggregatesFactory;
import io.amends.eventing.aggregate.AuditLogger;
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
    Aggregates<CaseFileRecord, CaseCommand, FollowupEvent> caseFileAggregates(
            AggregatesFactory factory, FollowupProperties settings, FollowupMetrics figures) {
        var auditLogger = new AuditLogger<CaseFileRecord>(filed -> filed.file().reference());
        return factory.create(CaseFiles.type(settings.policy()), figures.and(auditLogger));
    }

    @Bean
    CaseFiles caseFiles(Aggregates<CaseFileRecord, CaseCommand, FollowupEvent> aggregates) {
        return new CaseFiles(aggregates);
    }

    @Bean
    EventConsumer<CaseFileRecord, CaseCommand, FollowupEvent> complaintNews(
            Aggregates<CaseFileRecord, CaseCommand, FollowupEvent> aggregates) {
        return new EventConsumer<>(
                "followup-service.case-files",
                Set.of(Topic.COMPLAINTS),
                aggregates,
                new ComplaintEventListener());
    }
}
