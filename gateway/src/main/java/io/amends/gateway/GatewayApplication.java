package io.amends.gateway;

import java.util.Locale;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// The one public door.
@SpringBootConfiguration(proxyBeanMethods = false)
@GatewayParts
@Import({
    DoorConfiguration.class,
    ProxyConfiguration.class,
    RoutesConfiguration.class,
    SecretsConfiguration.class
})
public class GatewayApplication {

    /// Runs the gateway alone.
    public static void main(String... arguments) {
        application().run(arguments);
    }

    /// The gateway with its own settings file, also beside others in one JVM.
    public static SpringApplicationBuilder application() {
        // Libraries lower-case names by the default locale: Jackson an enum's, for one.
        Locale.setDefault(Locale.ROOT);
        return new SpringApplicationBuilder(GatewayApplication.class)
                .bannerMode(Banner.Mode.OFF)
                .initializers(new ManagementPort())
                .properties("spring.config.name=gateway");
    }
}
