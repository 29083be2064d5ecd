package io.amends.web.json;

import io.amends.aggregates.json.Json;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/// The door speaks the platform's JSON and reads it strictly.
@Configuration(proxyBeanMethods = false)
public class JsonConfiguration {

    @Bean
    JsonMapper doorJson() {
        return StrictJson.of(Json.mapper());
    }

    @Bean
    Bodies bodies(JsonMapper doorJson, Clock clock) {
        return new Bodies(doorJson, clock);
    }

    @Bean
    WebMvcConfigurer strictBodies(
            JsonMapper doorJson,
            Bodies bodies,
            @Value("${amends.web.max-body-bytes:1048576}") int mostBytes) {
        return new WebMvcConfigurer() {
            @Override
            public void configureMessageConverters(ServerBuilder converters) {
                converters.withJsonConverter(new StrictBodyConverter(doorJson, bodies, mostBytes));
            }
        };
    }
}
