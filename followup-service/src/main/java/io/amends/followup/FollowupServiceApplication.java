package io.amends.followup;

import io.amends.eventing.spring.EventingConfiguration;
import io.amends.eventing.spring.EventingProperties;
import io.amends.eventing.web.EventingWebConfiguration;
import io.amends.followup.application.ApplicationConfiguration;
import io.amends.followup.domain.FollowupPolicy;
import io.amends.followup.messaging.MessagingConfiguration;
import io.amends.followup.store.StoreConfiguration;
import io.amends.followup.web.WebConfiguration;
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

/// The followup-service: asks customers after each resolution whether it is solved.
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableServiceWeb
@EnableConfigurationProperties(FollowupProperties.class)
@Import({
    EventingConfiguration.class,
    EventingWebConfiguration.class,
    ApplicationConfiguration.class,
    StoreConfiguration.class,
    MessagingConfiguration.class,
    WebConfiguration.class
})
public class FollowupServiceApplication {

    /// Starts the service as a process of its own.
    public static void main(String... args) {
        SettingsCheck.run(application(), args);
    }

    /// The service's application context, to be run alone or with others in one process.
    public static SpringApplicationBuilder application() {
        return ServiceApplication.of(
                FollowupServiceApplication.class, settings(), "followup-service");
    }

    /// The settings that the service knows.
    public static KnownSettings settings() {
        return ServiceApplication.settings(EventingProperties.class, FollowupProperties.class);
    }

    @Bean
    FollowupPolicy policy(FollowupProperties settings) {
        return settings.policy();
    }
}
