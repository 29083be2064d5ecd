package io.amends.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// Answers failures outside of controllers with a problem.
@Controller
public final class ErrorPage implements ErrorController {

    /// The request attribute with the [Problem] to show, where it is known.
    public static final String PROBLEM = ErrorPage.class.getName() + ".problem";

    private final ProblemWriter problems;

    /// Writes with the given writer.
    public ErrorPage(ProblemWriter problems) {
        this.problems = problems;
    }

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var status =
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                        ? code
                        : 404;
        var problem =
                request.getAttribute(PROBLEM) instanceof Problem known
                        ? known
                        : StatusProblems.of(status);
        problems.write(problem, request, response);
    }
}
