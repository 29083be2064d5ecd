package io.amends.followup.store;

import io.amends.eventing.aggregate.AggregateStore;
import io.amends.followup.domain.CaseCommand;
import io.amends.followup.domain.FollowupEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The beans of the stores; their indexes are created at the start.
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {

    @Bean
    CaseFiles caseFiles(AggregateStore<CaseFileRecord, CaseCommand, FollowupEvent> aggregates) {
        return new CaseFiles(aggregates);
    }
}
