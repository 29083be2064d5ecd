package io.amends.satisfaction;

import io.amends.eventing.spring.EventingConfiguration;
import io.amends.eventing.spring.EventingProperties;
import io.amends.eventing.web.EventingWebConfiguration;
import io.amends.satisfaction.application.ApplicationConfiguration;
import io.amends.satisfaction.application.NightlyTimes;
import io.amends.satisfaction.domain.money.TierShares;
import io.amends.satisfaction.domain.score.ConfiguredParameters;
import io.amends.satisfaction.messaging.MessagingConfiguration;
import io.amends.satisfaction.store.StoreConfiguration;
import io.amends.satisfaction.web.WebConfiguration;
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

/// The satisfaction service: how satisfied customers are, how likely they stay, and why.
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableServiceWeb
@EnableConfigurationProperties(ScoreProperties.class)
@Import({
    EventingConfiguration.class,
    EventingWebConfiguration.class,
    ApplicationConfiguration.class,
    StoreConfiguration.class,
    MessagingConfiguration.class,
    WebConfiguration.class
})
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

    @Bean
    ConfiguredParameters configuredParameters(ScoreProperties settings) {
        return settings.configured();
    }

    @Bean
    TierShares tierShares(ScoreProperties settings) {
        return settings.tiers().shares();
    }

    @Bean
    NightlyTimes nightlyTimes(ScoreProperties settings) {
        return new NightlyTimes(settings.fitTime(), settings.passTime());
    }
}
