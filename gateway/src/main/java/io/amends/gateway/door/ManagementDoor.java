package io.amends.gateway.door;

import io.amends.gateway.problem.Problem;
import io.amends.gateway.problem.ProblemType;
import io.amends.gateway.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Health is for everybody; metrics are for this machine and for operations.
public final class ManagementDoor extends OncePerRequestFilter {

    private static final Set<Role> OPERATORS = Set.of(Role.OPERATIONS, Role.ADMIN);

    private final Recognition recognition;
    private final ProblemWriter problems;

    /// @param recognition tells who shows a key
    public ManagementDoor(Recognition recognition, ProblemWriter problems) {
        this.recognition = recognition;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            admit(request);
        } catch (Problem refused) {
            problems.write(refused, request, response);
            return;
        }
        chain.doFilter(request, response);
    }

    private void admit(HttpServletRequest request) {
        if (!request.getRequestURI().startsWith("/actuator/health")
                && !Addresses.isLocal(request)
                && !isOperator(request)) {
            throw Problem.of(
                            ProblemType.NOT_AUTHENTICATED,
                            "Metrics are for this machine and for keys with the role operations"
                                    + " or admin.")
                    .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"amends\"");
        }
    }

    private boolean isOperator(HttpServletRequest request) {
        return Bearer.of(request)
                .flatMap(shown -> recognition.whoShows(shown, request))
                .filter(caller -> caller.hasAny(OPERATORS))
                .isPresent();
    }
}
