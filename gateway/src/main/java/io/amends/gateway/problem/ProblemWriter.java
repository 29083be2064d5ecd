package io.amends.gateway.problem;

import io.amends.gateway.access.RequestId;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Writes problems to callers.
public final class ProblemWriter {

    private final JsonMapper json = new JsonMapper();
    private final ProblemCatalog pages;

    /// Takes titles from the pages.
    public ProblemWriter(ProblemCatalog pages) {
        this.pages = pages;
    }

    /// Answers the request with the problem. Does nothing when an answer is on its way already.
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var body = json.writeValueAsBytes(document(problem, address(request)));
        response.resetBuffer();
        response.setStatus(problem.type().status());
        problem.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String address(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked
                ? asked
                : request.getRequestURI();
    }

    /// The document as bytes, for where there is no request yet.
    byte[] bytes(Problem problem) {
        return json.writeValueAsBytes(document(problem, "/"));
    }

    private Map<String, Object> document(Problem problem, String instance) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "/problems/" + problem.type().slug());
        document.put("title", pages.title(problem.type()));
        document.put("status", problem.type().status());
        document.put("detail", problem.detail());
        document.put("instance", instance);
        RequestId.current().ifPresent(id -> document.put("requestId", id));
        if (!problem.errors().isEmpty()) {
            document.put("errors", problem.errors());
        }
        return document;
    }
}
