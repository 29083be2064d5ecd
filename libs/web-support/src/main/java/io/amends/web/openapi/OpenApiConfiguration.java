package io.amends.web.openapi;

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

/// Describes what is common to every controller: pages, preconditions, required fields and limits.
/// The gateway's public document is made from these descriptions; what every route has in common
/// (problems, headers) is added there.
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    private static final String KEY = "key";
    private static final int GROUP_SEGMENT = 3;

    static {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(Caller.class, PageRequest.class, IfMatch.class);
    }

    @Bean
    RecordSchemas recordSchemas() {
        return new RecordSchemas();
    }

    /// URLs are relative, so that requests go through the gateway that serves the document.
    @Bean
    OpenAPI description(@Value("${spring.config.name:service}") String name) {
        var key = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        return new OpenAPI()
                .info(new Info().title(name).version("v1"))
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(KEY, key))
                .addSecurityItem(new SecurityRequirement().addList(KEY));
    }

    /// Groups operations by resource, not by controller class.
    @Bean
    OpenApiCustomizer groups() {
        return api ->
                api.getPaths()
                        .forEach(
                                (path, item) ->
                                        item.readOperations()
                                                .forEach(it -> it.setTags(List.of(group(path)))));
    }

    /// The first segment after the version: `complaints` of `/api/v1/complaints/{reference}`.
    private static String group(String path) {
        var segments = path.split("/");
        return segments.length > GROUP_SEGMENT ? segments[GROUP_SEGMENT] : path;
    }

    @Bean
    OperationCustomizer resolvedParameters() {
        return (operation, method) -> {
            if (takes(method, PageRequest.class)) {
                addPage(operation);
            }
            if (takes(method, IfMatch.class)) {
                add(
                        operation,
                        "header",
                        "If-Match",
                        new StringSchema().example("\"v7\""),
                        true,
                        "The ETag that was read last, with its quotes; `*` for any version.");
            }
            return operation;
        };
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Stream.of(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(type::equals);
    }

    private static void addPage(Operation operation) {
        var limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(PageRequest.MAX_LIMIT));
        limit.setDefault(PageRequest.DEFAULT_LIMIT);
        add(operation, "query", "limit", limit, false, "How many items at most.");
        add(
                operation,
                "query",
                "cursor",
                new StringSchema(),
                false,
                "Where the page before ended, from the `Link` header of that page.");
        add(
                operation,
                "query",
                "count",
                new BooleanSchema(),
                false,
                "Whether the number of all items is wanted, in `X-Total-Count`.");
    }

    private static void add(
            Operation operation,
            String in,
            String name,
            Schema<?> schema,
            boolean required,
            String description) {
        operation.addParametersItem(
                new Parameter()
                        .in(in)
                        .name(name)
                        .schema(schema)
                        .required(required)
                        .description(description));
    }
}
