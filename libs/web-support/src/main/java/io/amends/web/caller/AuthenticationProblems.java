package io.amends.web.caller;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import io.amends.web.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/// Answers failed authentication and authorization with a problem.
final class AuthenticationProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;

    AuthenticationProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        problems.write(reason(request, why), request, response);
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        var problem = Problem.of(ProblemType.NOT_ALLOWED, "Ask for a key with another role.");
        problems.write(problem, request, response);
    }

    private static Problem reason(HttpServletRequest request, AuthenticationException why) {
        if (why instanceof SigningKeysUnavailableException) {
            return Problem.unavailable(
                    "The gateway's keys cannot be had; try again.", Duration.ofSeconds(2));
        }
        var detail =
                request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        ? "Services take requests from the gateway only; send yours there."
                        : "The token is not one of the gateway's, or it has expired; send the"
                                + " request to the gateway.";
        return Problem.of(ProblemType.NOT_AUTHENTICATED, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
}
