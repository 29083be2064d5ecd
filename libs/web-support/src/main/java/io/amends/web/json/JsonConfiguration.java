package io.amends.web.json;

import io.amends.json.Json;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// Configures services to write the platform's JSON and read it strictly.
@Configuration(proxyBeanMethods = false)
public class JsonConfiguration {

    @Bean
    JsonMapper strictJsonMapper() {
        return StrictJson.of(Json.mapper());
    }

    @Bean
    BodyReader bodies(JsonMapper strictJsonMapper, Clock clock) {
        return new BodyReader(strictJsonMapper, clock);
    }

    /// The complete list of message converters: libraries on the class path (YAML, XML, …) add
    /// none. Bytes are for commands, which read their bodies themselves, and for metrics.
    @Bean
    WebMvcConfigurer messageConverters(JsonMapper strictJsonMapper, BodyReader bodies) {
        List<HttpMessageConverter<?>> all =
                List.of(
                        new ByteArrayHttpMessageConverter(),
                        new StrictBodyConverter(strictJsonMapper, bodies));
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(ServerBuilder converters) {
                converters.configureMessageConvertersList(
                        list -> {
                            list.clear();
                            list.addAll(all);
                        });
            }

            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors.addInterceptor(new AcceptHeaderCheck());
            }
        };
    }
}
