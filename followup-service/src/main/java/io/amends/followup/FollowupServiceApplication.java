package io.amends.followup;

import io.amends.eventing.spring.EventingConfiguration;
import io.amends.eventing.spring.EventingProperties;
import io.amends.eventing.web.EventingWebConfiguration;
import io.amends.settings.KnownSettings;
import io.amends.settings.SettingsCheck;
import io.amends.web.EnableServiceWeb;
import io.amends.web.ServiceApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/// The followup-service: asks customers after each resolution whether it is solved.
@SpringBootApplication(scanBasePackages = "io.amends.followup")
@EnableServiceWeb
@Import({EventingConfiguration.class, EventingWebConfiguration.class})
@EnableConfigurationProperties(FollowupProperties.class)
public class FollowupServiceApplication {

    /// Starts the service by itself.
    public static void main(String... args) {
        SettingsCheck.run(application(), args);
    }

    /// Also for whoever runs several services side by side.
    public static SpringApplicationBuilder application() {
        return ServiceApplication.of(
                FollowupServiceApplication.class, settings(), "followup-service");
    }

    /// What can be set for the service.
    public static KnownSettings settings() {
        return ServiceApplication.settings(EventingProperties.class, FollowupProperties.class);
    }
}
