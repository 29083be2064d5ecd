package io.amends.gateway;

import io.amends.gateway.access.AccessProperties;
import io.amends.gateway.access.ProxySettings;
import io.amends.gateway.key.KeyProperties;
import io.amends.gateway.page.PageSettings;
import io.amends.gateway.proxy.ServicesProperties;
import io.amends.gateway.token.OidcProperties;
import io.amends.settings.KnownSettings;
import io.amends.settings.SettingsCheck;
import java.util.Locale;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;

/// The one public door.
@SpringBootConfiguration(proxyBeanMethods = false)
@GatewayAutoConfigurations
@Import({
    AccessConfiguration.class,
    ProxyConfiguration.class,
    RoutesConfiguration.class,
    SecretsConfiguration.class
})
public class GatewayApplication {

    /// Runs the gateway alone.
    public static void main(String... arguments) {
        SettingsCheck.run(application(), arguments);
    }

    /// The gateway with its own settings file, also beside others in one JVM.
    public static SpringApplicationBuilder application() {
        // Libraries lower-case names by the default locale: Jackson an enum's, for one.
        Locale.setDefault(Locale.ROOT);
        var application =
                new SpringApplicationBuilder(GatewayApplication.class)
                        .bannerMode(Banner.Mode.OFF)
                        .initializers(new ManagementPort())
                        .properties("spring.config.name=gateway");
        return SettingsCheck.in(application, settings());
    }

    /// What can be set for the gateway.
    public static KnownSettings settings() {
        return KnownSettings.of(
                AccessProperties.class,
                ProxySettings.class,
                KeyProperties.class,
                OidcProperties.class,
                ServicesProperties.class,
                PageSettings.class,
                ManagementSettings.class,
                ManagementSettings.Folder.class);
    }
}
