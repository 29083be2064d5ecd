package io.amends.launcher.services;

import java.util.Map;
import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/// One logging configuration for all services of a process. Spring would configure it again for
/// each context, the last one replacing the others' while they already log.
final class ServiceLogging {

    private static final String CONFIGURATION = "classpath:io/amends/launcher/services-logback.xml";

    private ServiceLogging() {}

    /// @param settings including `logging.*`, which applies to all services together
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
