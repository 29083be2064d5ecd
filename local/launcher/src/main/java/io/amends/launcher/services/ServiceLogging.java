package io.amends.launcher.services;

import java.util.Map;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// One logging set-up for all services of a process. Spring would set it up again for each context,
/// the last one winning over the others' while they already write.
final class ServiceLogging {

    private static final String CONFIGURATION = "classpath:io/amends/launcher/services-logback.xml";

    private ServiceLogging() {}

    /// @param settings also `logging.*`, which holds for all services together
    static void install(Map<String, String> settings) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("settings", Map.copyOf(settings)));
        var logging = LoggingSystem.get(ServiceLogging.class.getClassLoader());
        logging.beforeInitialize();
        logging.initialize(new LoggingInitializationContext(environment), CONFIGURATION, null);
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
    }
}
