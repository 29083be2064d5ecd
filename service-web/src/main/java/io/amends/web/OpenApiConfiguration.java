package io.amends.web;

import io.amends.web.caller.Caller;
import io.amends.web.list.PageRequest;
import io.amends.web.precondition.IfMatch;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;

/// Describes what the door adds to every controller: pages and preconditions.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String KEY = "key";
    private static final int WORD_OF_GROUP = 3;

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, PageRequest.class, IfMatch.class);
    }

    @Bean
    LowerCaseWords lowerCaseWords() {
        return new LowerCaseWords();
    }

    /// Addresses are relative, so that they are tried out through the gateway that shows them.
    @Bean
    OpenAPI description(@Value("${spring.config.name:service}") String name) {
        var key = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        return new OpenAPI()
                .info(new Info().title(name).version("v1"))
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(KEY, key))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    /// What belongs together is found by what it is about, not by the class that answers.
    @Bean
    OpenApiCustomizer groups() {
        return api ->
                api.getPaths()
                        .forEach(
                                (path, item) ->
                                        item.readOperations()
                                                .forEach(it -> it.setTags(List.of(group(path)))));
    }

    /// The first word behind the version: `complaints` of `/api/v1/complaints/{reference}`.
    private static String group(String path) {
        var words = path.split("/");
        return words.length > WORD_OF_GROUP ? words[WORD_OF_GROUP] : path;
    }

    @Bean
    OperationCustomizer doorParameters() {
        return (operation, method) -> {
            if (asksFor(method, PageRequest.class)) {
                addPage(operation);
            }
            if (asksFor(method, IfMatch.class)) {
                add(operation, "header", "If-Match", new StringSchema().example("\"v7\""), true);
            }
            return operation;
        };
    }

    private static boolean asksFor(HandlerMethod method, Class<?> type) {
        return Stream.of(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static void addPage(Operation operation) {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        add(operation, "query", "limit", limit, false);
        add(operation, "query", "cursor", new StringSchema(), false);
        add(operation, "query", "count", new BooleanSchema(), false);
    }

    private static void add(
            Operation operation, String in, String name, Schema<?> schema, boolean required) {
        operation.addParametersItem(
                new Parameter().in(in).name(name).schema(schema).required(required));
    }
}
