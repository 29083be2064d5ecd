package io.amends.gateway.problem;

import io.amends.web.problem.ErrorPage;
import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemWriter;
import io.amends.web.problem.StatusProblems;
import io.amends.web.problem.UnexpectedError;
import io.amends.web.store.StoreProblems;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Turns every exception of a handler into a problem document.
public final class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);

    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final ProblemWriter problems;

    /// Writes problems with this writer.
    public ProblemResolver(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable Object handler,
            Exception wrapped) {
        var thrown = unwrapped(wrapped);
        if (response.isCommitted() && thrown instanceof Problem problem) {
            // Tomcat has refused the request itself because its body ended early.
            request.setAttribute(ErrorPage.PROBLEM, problem);
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            // The response is committed: let the connection break, so that no client takes a
            // part for the whole.
            return null;
        }
        try {
            problems.write(problem(thrown, request), request, response);
        } catch (IOException gone) {
            LOG.debug("A caller did not wait for the answer");
        }
        return new ModelAndView();
    }

    /// Spring Cloud Gateway wraps exceptions that occur while the response is written.
    private static Exception unwrapped(Exception thrown) {
        return thrown instanceof ServletException && thrown.getCause() instanceof Exception cause
                ? cause
                : thrown;
    }

    private static Problem problem(Exception thrown, HttpServletRequest request) {
        return StoreProblems.of(thrown, adviceFor(request)).orElseGet(() -> problem(thrown));
    }

    /// Whether a request had its effect although the store failed.
    private static String adviceFor(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                ? StoreProblems.NOTHING_CHANGED
                : "It is not certain whether the request had its effect: read first, then send it"
                        + " again if it had not.";
    }

    private static Problem problem(Exception thrown) {
        return switch (thrown) {
            case Problem problem -> problem;
            case InvalidParameterException unreadable -> StatusProblems.of(400);
            case ClientAbortException left -> StatusProblems.of(400);
            case BadRequestException broken -> StatusProblems.of(400);
            case ErrorResponse refused when refused.getStatusCode().value() == 404 ->
                    StatusProblems.of(404);
            case ErrorResponse refused when refused.getStatusCode().is4xxClientError() ->
                    StatusProblems.of(refused.getStatusCode().value());
            default -> {
                // Without the message, which may quote request content.
                LOG.error(
                        "Unhandled exception {}",
                        thrown.getClass().getName(),
                        new UnexpectedError(thrown));
                yield StatusProblems.of(500);
            }
        };
    }
}
