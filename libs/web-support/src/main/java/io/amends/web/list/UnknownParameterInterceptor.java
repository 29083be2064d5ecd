package io.amends.web.list;

import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerInterceptor;

/// Refuses query parameters that a controller does not declare, by name: a misspelt filter must not
/// look like one that matched everything.
///
/// A controller declares them by `@RequestParam`, by [PageRequest], or by a record of filters: one
/// without an annotation for another source, and without a resolver. A controller that takes the
/// raw request or a map of parameters checks them itself.
public final class UnknownParameterInterceptor implements HandlerInterceptor {

    private static final String OURS = "io.amends.";

    private final List<HandlerMethodArgumentResolver> resolvers;

    /// Annotations that are allowed on a record of filters.
    private static final Set<Class<? extends Annotation>> FILTERS =
            Set.of(ParameterObject.class, ModelAttribute.class);

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    /// @param resolvers resolvers of arguments from anything but the query, apart from Spring's own
    public UnknownParameterInterceptor(List<HandlerMethodArgumentResolver> resolvers) {
        this.resolvers = List.copyOf(resolvers);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null
                && handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)
                && !judgesItself(method)) {
            refuseUnknown(request.getParameterMap().keySet(), known(method));
        }
        return true;
    }

    private static void refuseUnknown(Set<String> given, Set<String> known) {
        var hint =
                known.isEmpty()
                        ? "is not known here; leave it out (no parameters are expected)"
                        : "is not known here; known parameters: " + String.join(", ", known);
        var unknown =
                given.stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> Violation.ofQuery(name, hint))
                        .toList();
        if (!unknown.isEmpty()) {
            throw Problem.invalid(unknown);
        }
    }

    private Set<String> known(HandlerMethod method) {
        return known.computeIfAbsent(
                method,
                asked ->
                        Stream.of(asked.getMethodParameters())
                                .flatMap(this::names)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private Stream<String> names(MethodParameter parameter) {
        var type = parameter.getParameterType();
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null) {
            return Stream.of(annotation.name().isEmpty() ? name(parameter) : annotation.name());
        }
        if (type == PageRequest.class) {
            return PageRequestResolver.PARAMETERS.stream();
        }
        return isFilters(parameter)
                ? Stream.of(type.getRecordComponents()).map(part -> part.getName())
                : Stream.empty();
    }

    private boolean isFilters(MethodParameter parameter) {
        return parameter.getParameterType().isRecord()
                && resolvers.stream().noneMatch(it -> it.supportsParameter(parameter))
                && Stream.of(parameter.getParameterAnnotations())
                        .map(Annotation::annotationType)
                        .allMatch(FILTERS::contains);
    }

    private static String name(MethodParameter parameter) {
        return parameter.getParameter().getName();
    }

    private static boolean judgesItself(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .anyMatch(
                        type ->
                                Map.class.isAssignableFrom(type)
                                        || HttpServletRequest.class.isAssignableFrom(type));
    }
}
