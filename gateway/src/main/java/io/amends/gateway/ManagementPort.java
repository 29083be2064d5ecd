package io.amends.gateway;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Metrics have a port of their own, the public port plus 10 unless another is set. Unlike Spring's
/// setting, ours applies to the gateway alone where services share their settings.
final class ManagementPort
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SETTING = "management.server.port";

    private static final int OFFSET = 10;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var port = environment.getProperty("server.port", Integer.class, 8080);
        var derived = port == 0 ? 0 : port + OFFSET;
        var own =
                Binder.get(environment)
                        .bindOrCreate("amends.gateway", ManagementSettings.class)
                        .managementPort();
        environment
                .getPropertySources()
                .addLast(
                        new MapPropertySource(
                                "managementPort", Map.of(SETTING, own == null ? derived : own)));
    }
}
