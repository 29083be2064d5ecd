package io.amends.complaint;

import io.amends.aggregates.Aggregates;
import io.amends.aggregates.AggregatesFactory;
import io.amends.aggregates.Journal;
import io.amends.aggregates.spring.AggregatesConfiguration;
import io.amends.complaint.application.ContactDetails;
import io.amends.complaint.domain.ComplaintCommand;
import io.amends.complaint.domain.ComplaintEvent;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.messaging.ComplaintContracts;
import io.amends.complaint.messaging.MessagingConfiguration;
import io.amends.complaint.store.ComplaintAggregate;
import io.amends.complaint.store.Figures;
import io.amends.complaint.store.Filed;
import io.amends.complaint.store.StoreConfiguration;
import io.amends.complaint.web.WebConfiguration;
import io.amends.settings.KnownSettings;
import io.amends.settings.SettingsCheck;
import io.amends.web.EnableServiceWeb;
import io.amends.web.ServiceApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// The complaint service: intake, the life of a complaint, and who the customers are.
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableServiceWeb
@EnableConfigurationProperties(ComplaintSettings.class)
@Import({
    AggregatesConfiguration.class,
    StoreConfiguration.class,
    MessagingConfiguration.class,
    WebConfiguration.class
})
public class ComplaintServiceApplication {

    /// Starts the service by itself.
    public static void main(String... args) {
        SettingsCheck.run(application(), args);
    }

    /// The service's context, to be run by itself or beside others.
    public static SpringApplicationBuilder application() {
        return ServiceApplication.of(
                ComplaintServiceApplication.class, settings(), "complaint-service");
    }

    /// What can be set for the service.
    public static KnownSettings settings() {
        return ServiceApplication.settings(ComplaintSettings.class);
    }

    @Bean
    Policy policy(ComplaintSettings settings) {
        return settings.policy();
    }

    @Bean
    ContactDetails contactDetails(ComplaintSettings settings) {
        return settings.contactDetails();
    }

    @Bean
    Aggregates<Filed, ComplaintCommand, ComplaintEvent> filedComplaints(
            AggregatesFactory factory, Policy policy, Figures figures) {
        var journal = new Journal<Filed>(filed -> filed.complaint().reference());
        return factory.create(
                new ComplaintAggregate(policy, ComplaintContracts::of), figures.and(journal));
    }
}
