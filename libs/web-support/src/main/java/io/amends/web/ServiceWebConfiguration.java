package io.amends.web;

import io.amends.web.caller.CallerConfiguration;
import io.amends.web.json.JsonConfiguration;
import io.amends.web.list.ListConfiguration;
import io.amends.web.observation.ObservationConfiguration;
import io.amends.web.openapi.OpenApiConfiguration;
import io.amends.web.problem.ProblemConfiguration;
import io.amends.web.request.RequestConfiguration;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The configuration that [EnableServiceWeb] imports.
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:/io/amends/web/web-support.properties")
@Import({
    CallerConfiguration.class,
    JsonConfiguration.class,
    ListConfiguration.class,
    ObservationConfiguration.class,
    OpenApiConfiguration.class,
    ProblemConfiguration.class,
    RequestConfiguration.class
})
public class ServiceWebConfiguration {

    /// The base path of the routes of the gateway and the services.
    public static final String BASE = "/api/v1";

    /// The business clock. A service or a test that defines its own wins.
    @Bean
    @Fallback
    Clock clock() {
        return Clock.tickMillis(ZoneOffset.UTC);
    }

    @Bean
    WebMvcConfigurer base() {
        return new WebMvcConfigurer() {
            @Override
            public void configurePathMatch(PathMatchConfigurer paths) {
                paths.addPathPrefix(BASE, ServiceWebConfiguration::isOurs);
            }
        };
    }

    private static boolean isOurs(Class<?> controller) {
        return controller.getName().startsWith("io.amends.")
                && controller.isAnnotationPresent(RestController.class);
    }
}
