package io.amends.web.request;

import io.amends.web.problem.ProblemWriter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.util.unit.DataSize;

/// What is looked at before security, which reads parameters.
@Configuration(proxyBeanMethods = false)
public class RequestConfiguration {
    /// Behind the request's id and its observation, so that refusals are named and counted.
    private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<RequestFilter> requestFormats(
            @Value("${amends.web.max-body-bytes:1048576}") long document,
            @Value("${amends.web.max-stream-size:1GB}") DataSize stream,
            ProblemWriter problems) {
        var limits = new BodyLimits(document, stream.toBytes());
        var registration = new FilterRegistrationBean<>(new RequestFilter(limits, problems));
        registration.setOrder(ORDER);
        return registration;
    }
}
