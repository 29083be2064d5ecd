package io.amends.web.request;

import io.amends.web.problem.ProblemWriter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// Request checks that run before Spring Security, which reads parameters.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BodySettings.class)
public class RequestConfiguration {
    /// After the request id and observation filters, so that refusals have an id and are counted.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<RequestFilter> requestFilter(
            BodySettings settings, ObjectProvider<YamlBodies> yaml, ProblemWriter problems) {
        var filter =
                new RequestFilter(
                        settings.limits(), yaml.getIfAvailable(() -> YamlBodies.NONE), problems);
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(ORDER);
        return registration;
    }
}
