package io.amends.complaint.application;

import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.policy.Policies;
import io.amends.complaint.store.ComplaintAggregateType;
import io.amends.complaint.store.ComplaintRecord;
import io.amends.complaint.store.Complaints;
import io.amends.complaint.store.CustomerStore;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.AuditLogger;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.policy.PoliciesInForce;
import io.amends.policy.domain.PolicyCommand;
import io.amends.policy.domain.PolicyEvent;
import io.amends.policy.domain.PolicySet;
import io.amends.policy.store.PolicySetAggregateType;
import io.amends.policy.store.PolicyStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The application services, and the aggregates with their listeners.
@EnableScheduling
@Configuration(proxyBeanMethods = false)
public class ApplicationConfiguration {

    @Bean
    AggregateStore<ComplaintRecord, ComplaintCommand, ComplaintEvent> complaintAggregates(
            DocumentStoreFactory factory, Supplier<Policy> policy, ComplaintMetrics metrics) {
        var auditLogger =
                new AuditLogger<ComplaintRecord>(record -> record.complaint().reference());
        return factory.create(
                new ComplaintAggregateType(policy, ComplaintContractMapper::of),
                metrics.and(auditLogger));
    }

    @Bean
    ComplaintPolicyCatalog policyCatalog() {
        return new ComplaintPolicyCatalog();
    }

    @Bean
    AggregateStore<PolicySet, PolicyCommand, PolicyEvent> policyAggregates(
            DocumentStoreFactory factory, ComplaintPolicyCatalog catalog) {
        return factory.create(new PolicySetAggregateType(ComplaintAggregateType.SOURCE, catalog));
    }

    @Bean
    PolicyStore policyStore(AggregateStore<PolicySet, PolicyCommand, PolicyEvent> policies) {
        return new PolicyStore(policies);
    }

    @Bean(initMethod = "start")
    PoliciesInForce<Policies> policiesInForce(PolicyStore store, ComplaintPolicyCatalog catalog) {
        return new PoliciesInForce<>(store, catalog);
    }

    @Bean
    CurrentPolicies currentPolicies(PoliciesInForce<Policies> inForce, PolicyStore store) {
        return new CurrentPolicies(inForce, store);
    }

    @Bean
    PolicyEffects policyEffects(Complaints complaints, Supplier<Policy> policy, Clock clock) {
        return new PolicyEffects(complaints, policy, clock);
    }

    @Bean
    ComplaintMetrics complaintMetrics(MeterRegistry registry) {
        return new ComplaintMetrics(registry);
    }

    @Bean
    IntakeService intakeService(Complaints complaints, CustomerStore customers) {
        return new IntakeService(complaints, customers);
    }

    @Bean
    ComplaintCommandService complaintCommandService(
            Complaints complaints, SuccessorService successors) {
        return new ComplaintCommandService(complaints, successors);
    }

    @Bean
    RelatedComplaintService relatedComplaintService(
            Complaints complaints, ComplaintCommandService commands) {
        return new RelatedComplaintService(complaints, commands);
    }

    @Bean
    UnfinishedRelationJob unfinishedRelationJob(RelatedComplaintService related, Clock clock) {
        return new UnfinishedRelationJob(related, clock);
    }

    @Bean
    SuccessorService successorService(Complaints complaints, Supplier<Policy> policy, Clock clock) {
        return new SuccessorService(complaints, policy, clock);
    }
}
