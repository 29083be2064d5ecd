package io.amends.web.request;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/// Refuses requests that no controller could read, before anything reads their parameters or their
/// body.
final class RequestFilter extends OncePerRequestFilter {
    private final BodyLimits limits;
    private final YamlBodies yaml;
    private final ProblemWriter problems;

    RequestFilter(BodyLimits limits, YamlBodies yaml, ProblemWriter problems) {
        this.limits = limits;
        this.yaml = yaml;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest admitted;
        try {
            admitted = admit(request);
        } catch (Problem refused) {
            problems.write(refused, request, response);
            return;
        }
        chain.doFilter(admitted, response);
    }

    private HttpServletRequest admit(HttpServletRequest request) throws IOException {
        if (request.getQueryString() != null) {
            QueryString.check(request.getQueryString());
        }
        RequestFormat.checkHeaders(request);
        if (!RequestFormat.hasBody(request)) {
            return request;
        }
        RequestFormat.checkType(request, yaml.admit(request));
        var compressed = RequestFormat.isCompressed(request);
        var most = RequestFormat.isStream(request) ? limits.stream() : limits.document();
        if (request.getContentLengthLong() > most) {
            throw BodyStream.tooLarge(most);
        }
        return new RequestWithBody(
                request, new BodyStream(request.getInputStream(), compressed, most), compressed);
    }
}
