package io.amends.complaint;

import io.amends.complaint.application.ApplicationConfiguration;
import io.amends.complaint.application.ContactNormalizer;
import io.amends.complaint.domain.Policy;
import io.amends.complaint.domain.policy.VersionedPolicies;
import io.amends.complaint.messaging.MessagingConfiguration;
import io.amends.complaint.store.StoreConfiguration;
import io.amends.complaint.web.WebConfiguration;
import io.amends.eventing.spring.EventingConfiguration;
import io.amends.eventing.spring.EventingProperties;
import io.amends.eventing.web.EventingWebConfiguration;
import io.amends.settings.KnownSettings;
import io.amends.settings.SettingsCheck;
import io.amends.web.EnableServiceWeb;
import io.amends.web.ServiceApplication;
import java.util.function.Supplier;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/// The complaint service: intake, complaint lifecycle and customer contact data.
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableServiceWeb
@EnableConfigurationProperties(ComplaintProperties.class)
@Import({
    EventingConfiguration.class,
    EventingWebConfiguration.class,
    ApplicationConfiguration.class,
    StoreConfiguration.class,
    MessagingConfiguration.class,
    WebConfiguration.class
})
public class ComplaintServiceApplication {

    /// Starts the service as a process of its own.
    public static void main(String... args) {
        SettingsCheck.run(application(), args);
    }

    /// The service's application context, to be run alone or with others in one process.
    public static SpringApplicationBuilder application() {
        return ServiceApplication.of(
                ComplaintServiceApplication.class, settings(), "complaint-service");
    }

    /// The settings that the service knows.
    public static KnownSettings settings() {
        return ServiceApplication.settings(EventingProperties.class, ComplaintProperties.class);
    }

    @Bean
    Supplier<Policy> policy(
            ComplaintProperties settings, Supplier<VersionedPolicies> policiesInForce) {
        return () -> settings.policy(policiesInForce.get());
    }

    @Bean
    ContactNormalizer contactNormalizer(ComplaintProperties settings) {
        return settings.contactNormalizer();
    }
}
