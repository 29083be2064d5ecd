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

/// The only public endpoint of the platform.
@SpringBootConfiguration(proxyBeanMethods = false)
@GatewayAutoConfigurations
@Import({
    AccessConfiguration.class,
    ProxyConfiguration.class,
    RoutesConfiguration.class,
    SecretsConfiguration.class
})
public class GatewayApplication {

    /// Runs the gateway in a process of its own.
    public static void main(String... arguments) {
        SettingsCheck.run(application(), arguments);
    }

    /// The gateway with its own settings file; several applications may share one JVM.
    public static SpringApplicationBuilder application() {
        // Libraries lower-case names by the default locale, for example Jackson for enums.
        Locale.setDefault(Locale.ROOT);
        var application =
                new SpringApplicationBuilder(GatewayApplication.class)
                        .bannerMode(Banner.Mode.OFF)
                        .initializers(new ManagementPort())
                        .properties("spring.config.name=gateway");
        return SettingsCheck.in(application, settings());
    }

    /// The settings that the gateway knows.
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
