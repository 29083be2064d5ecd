package io.amends.web.openapi;

import io.amends.web.list.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The schema name of a record: that of `@Schema(name = …)`, or its class's name without a suffix
/// such as `Response`; for requests `Input` replaces it. The name of the enclosing class is a
/// prefix; that of an enclosing interface (of commands) is a suffix.
final class SchemaNames {

    private static final List<String> RESPONSES = List.of("Response", "Controller");
    private static final List<String> REQUESTS = List.of("Request", "Requests");

    private final Map<String, Class<?>> taken = new ConcurrentHashMap<>();

    /// The name of one of the platform's own records; empty for any other class.
    Optional<String> of(Class<?> type) {
        if (!type.isRecord() || !type.getName().startsWith("io.amends.") || type == Page.class) {
            return Optional.empty();
        }
        var given = type.getAnnotation(Schema.class);
        var name = given == null || given.name().isEmpty() ? name(type) : given.name();
        var first = taken.putIfAbsent(name, type);
        // Two classes must not share a schema, so the second one is prefixed with its package.
        return Optional.of(
                first == null || first == type
                        ? name
                        : type.getPackageName().replaceAll(".*\\.", "") + type.getSimpleName());
    }

    private static String name(Class<?> type) {
        var enclosing = type.getEnclosingClass();
        var own = plain(type.getSimpleName());
        if (enclosing == null) {
            return own;
        }
        return enclosing.isInterface()
                ? own + without(RESPONSES, without(REQUESTS, enclosing.getSimpleName()))
                : without(RESPONSES, without(REQUESTS, enclosing.getSimpleName())) + own;
    }

    private static String plain(String name) {
        var request = without(REQUESTS, name);
        return request.equals(name) ? without(RESPONSES, name) : request + "Input";
    }

    private static String without(List<String> suffixes, String name) {
        return suffixes.stream()
                .filter(suffix -> name.endsWith(suffix) && name.length() > suffix.length())
                .findFirst()
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .orElse(name);
    }
}
