package io.amends.satisfaction;

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

/// The satisfaction service: how satisfied customers are, how likely they stay, and why.
@SpringBootApplication(scanBasePackages = "io.amends.satisfaction")
@EnableServiceWeb
@Import(EventingWebConfiguration.class)
@EnableConfigurationProperties(ScoreProperties.class)
public class SatisfactionServiceApplication {

    /// Starts the service on its own.
    public static void main(String... args) {
        SettingsCheck.run(application(), args);
    }

    /// Application builder, also for the launcher, which runs several services in one process.
    public static SpringApplicationBuilder application() {
        return ServiceApplication.of(
                SatisfactionServiceApplication.class, settings(), "satisfaction-service");
    }

    /// The service's settings.
    public static KnownSettings settings() {
        return ServiceApplication.settings(EventingProperties.class, ScoreProperties.class);
    }
}
