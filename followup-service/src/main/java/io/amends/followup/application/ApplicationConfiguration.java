package io.amends.followup.application;

import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.AuditLogger;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import io.amends.followup.domain.FollowupPolicy;
import io.amends.followup.store.CaseFileAggregateType;
import io.amends.followup.store.CaseFileRecord;
import io.amends.followup.store.CaseFiles;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The application services, and the aggregates with their listeners.
@Configuration(proxyBeanMethods = false)
public class ApplicationConfiguration {

    @Bean
    AggregateStore<CaseFileRecord, CaseCommand, FollowupEvent> caseFileAggregates(
            DocumentStoreFactory factory, FollowupPolicy policy, FollowupMetrics metrics) {
        var auditLogger = new AuditLogger<CaseFileRecord>(record -> record.file().reference());
        return factory.create(
                new CaseFileAggregateType(policy, FollowupContractMapper::of),
                metrics.and(auditLogger));
    }

    @Bean
    FollowupMetrics followupMetrics(MeterRegistry registry) {
        return new FollowupMetrics(registry);
    }

    @Bean
    FollowupCommandService followupCommandService(CaseFiles caseFiles) {
        return new FollowupCommandService(caseFiles);
    }
}
