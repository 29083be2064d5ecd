package io.amends.web.list;

import io.amends.json.Rfc3339;
import io.amends.web.caller.CallerResolver;
import io.amends.web.precondition.IfMatchResolver;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Resolvers for controller arguments, and advice for returned pages.
@Configuration(proxyBeanMethods = false)
public class ListConfiguration {

    @Bean
    PageHeaders pageHeaders() {
        return new PageHeaders();
    }

    @Bean
    WebMvcConfigurer arguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new CallerResolver());
                resolvers.add(new IfMatchResolver());
                resolvers.add(new PageRequestResolver());
            }

            @Override
            public void addFormatters(FormatterRegistry formatters) {
                // A comma belongs to the value; several values are several parameters.
                formatters.removeConvertible(String.class, Collection.class);
                formatters.addConverterFactory(new EnumParameterConverter());
                formatters.addConverter(String.class, Instant.class, Rfc3339::instant);
                formatters.addConverter(String.class, LocalDate.class, Rfc3339::date);
                formatters.addConverter(
                        String.class,
                        YearMonth.class,
                        month -> YearMonth.from(Rfc3339.date(month + "-01")));
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(
                        new UnknownParameterInterceptor(
                                List.of(new CallerResolver(), new IfMatchResolver())));
            }
        };
    }
}
