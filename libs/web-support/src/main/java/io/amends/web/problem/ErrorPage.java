package io.amends.web.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/// What fails outside of any controller is a problem as well.
@Controller
public final class ErrorPage implements ErrorController {

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
        var thrown = new IllegalStateException("status " + status);
        problems.write(
                SpringExceptionProblems.problem(thrown, HttpStatusCode.valueOf(status)), request, response);
    }
}
