package io.amends.web.list;

import io.amends.web.caller.CallerResolver;
import io.amends.web.precondition.IfMatchResolver;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What controllers may ask for as arguments, and what they may return.
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
                formatters.addConverterFactory(new Words());
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new KnownParameters());
            }
        };
    }
}
