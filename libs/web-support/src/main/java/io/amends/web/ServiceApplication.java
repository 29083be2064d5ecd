package io.amends.web;

import io.amends.settings.KnownSettings;
import io.amends.settings.SettingsCheck;
import io.amends.web.caller.InternalTokenProperties;
import io.amends.web.request.BodySettings;
import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/// Starts a service alone or with others in one JVM.
public final class ServiceApplication {

    private static final ClassPathResource DEFAULTS =
            new ClassPathResource("/io/amends/web/web-support.properties");

    private ServiceApplication() {}

    /// The same for a service without settings of its own.
    public static SpringApplicationBuilder of(Class<?> application, String name) {
        return of(application, settings(), name);
    }

    /// An application context with its own settings file. Sets the default locale of the process to
    /// the root locale.
    ///
    /// @param application the class with `@SpringBootApplication`
    /// @param settings the settings of the service
    /// @param name the service's name and that of its settings file, as `complaint-service`
    public static SpringApplicationBuilder of(
            Class<?> application, KnownSettings settings, String name) {
        // Libraries lower-case names by the default locale: Jackson an enum's, for one.
        Locale.setDefault(Locale.ROOT);
        var builder =
                new SpringApplicationBuilder(application)
                        .bannerMode(Banner.Mode.OFF)
                        .properties(defaults())
                        .properties(
                                "spring.config.name=" + name,
                                "spring.application.name=" + name,
                                "spring.main.register-shutdown-hook=true");
        return SettingsCheck.in(builder, settings);
    }

    /// The settings of a service.
    ///
    /// @param own `@ConfigurationProperties` records besides those that every service has
    public static KnownSettings settings(Class<?>... own) {
        return KnownSettings.of(own).and(InternalTokenProperties.class, BodySettings.class);
    }

    private static Properties defaults() {
        try {
            return PropertiesLoaderUtils.loadProperties(DEFAULTS);
        } catch (IOException missing) {
            throw new IllegalStateException(
                    "web-support.properties is missing from the jar", missing);
        }
    }
}
