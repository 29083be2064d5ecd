package io.amends.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems outside of controllers: in filters and in the security chain.
public final class ProblemWriter {

    private final JsonMapper json;

    /// Writes with the given mapper.
    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /// Answers the request with the problem. Does nothing when the response is committed already.
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var body = json.writeValueAsBytes(ProblemDocument.of(problem, address(request)));
        response.resetBuffer();
        response.setStatus(problem.type().status());
        problem.headers()
                .forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /// The document alone, for failures before there is a request.
    byte[] bytes(Problem problem) {
        return json.writeValueAsBytes(ProblemDocument.of(problem, "/"));
    }

    /// The requested path, also in an error dispatch.
    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }
}
