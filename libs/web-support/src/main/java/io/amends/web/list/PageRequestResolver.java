package io.amends.web.list;

import io.amends.web.problem.Problem;
import io.amends.web.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Resolves [PageRequest] arguments of controllers.
public final class PageRequestResolver implements HandlerMethodArgumentResolver {

    static final List<String> PARAMETERS = List.of("limit", "cursor", "count");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var wrong = new ArrayList<Violation>();
        var limit = limit(request.getParameter("limit"), wrong);
        var count = count(request.getParameter("count"), wrong);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
        return new PageRequest(
                limit,
                Optional.ofNullable(request.getParameter("cursor")).map(Cursor::parse),
                count);
    }

    private static int limit(@Nullable String text, List<Violation> wrong) {
        if (text == null) {
            return PageRequest.DEFAULT_LIMIT;
        }
        if (text.matches("\\d{1,3}")) {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= PageRequest.MAX_LIMIT) {
                return limit;
            }
        }
        wrong.add(
                Violation.ofQuery(
                        "limit", "must be a whole number from 1 to " + PageRequest.MAX_LIMIT));
        return PageRequest.DEFAULT_LIMIT;
    }

    private static boolean count(@Nullable String text, List<Violation> wrong) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            wrong.add(Violation.ofQuery("count", "must be true or false"));
        }
        return "true".equals(text);
    }
}
