package io.amends.gateway.door;

import io.amends.gateway.problem.Problem;
import io.amends.gateway.problem.ProblemType;
import io.amends.gateway.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/// Health is for everybody; metrics are for this machine and for operations.
public final class ManagementDoor extends OncePerRequestFilter {

    private static final Set<Role> OPERATORS = Set.of(Role.OPERATIONS, Role.ADMIN);

    private final List<Identities> identities;
    private final ProblemWriter problems;

    /// Asks these identities, one after the other.
    public ManagementDoor(List<Identities> identities, ProblemWriter problems) {
        this.identities = List.copyOf(identities);
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getRequestURI().startsWith("/actuator/health")
                || RateLimits.isLocal(request)
                || isOperator(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    Problem.of(
                                    ProblemType.NOT_AUTHENTICATED,
                                    "Metrics are for this machine and for keys with the role"
                                            + " operations or admin.")
                            .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"amends\""),
                    request,
                    response);
        }
    }

    private boolean isOperator(HttpServletRequest request) {
        return Bearer.of(request)
                .flatMap(
                        shown ->
                                identities.stream()
                                        .flatMap(known -> known.whoShows(shown).stream())
                                        .findFirst())
                .filter(caller -> caller.hasAny(OPERATORS))
                .isPresent();
    }
}
