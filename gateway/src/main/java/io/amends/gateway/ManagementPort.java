package io.amends.gateway;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Metrics have a port of their own, ten above the public one unless another is set.
final class ManagementPort
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String SETTING = "management.server.port";

    /// Unlike Spring's setting it means the gateway alone where services share their settings.
    private static final String OWN_SETTING = "amends.gateway.management-port";

    private static final int OFFSET = 10;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var port = environment.getProperty("server.port", Integer.class, 8080);
        var derived = port == 0 ? 0 : port + OFFSET;
        var own = environment.getProperty(OWN_SETTING, Integer.class, derived);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource("managementPort", Map.of(SETTING, own)));
    }
}
