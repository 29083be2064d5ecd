package io.amends.web.caller;

import io.amends.web.problem.Problem;
import io.amends.web.problem.ProblemType;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The caller of the request, as authenticated by the gateway. Available as a controller argument.
///
/// @param name the integration's or person's name, the same on every request
/// @param roles their roles; unknown roles of a newer gateway are left out
public record Caller(String name, Set<Role> roles) {

    /// Keeps a copy of the roles.
    public Caller {
        roles = Set.copyOf(roles);
    }

    /// Whether they have this role.
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// Whether they are an agent, a supervisor or an admin.
    public boolean agentUp() {
        return is(Role.AGENT) || is(Role.SUPERVISOR) || is(Role.ADMIN);
    }

    /// Ends the request with `not-allowed` unless they have one of the roles.
    ///
    /// @throws Problem that names the sufficient roles
    public void require(Role... oneOf) {
        if (Arrays.stream(oneOf).noneMatch(this::is)) {
            var words = Arrays.stream(oneOf).map(Role::word).collect(Collectors.joining(", "));
            throw Problem.of(
                    ProblemType.NOT_ALLOWED,
                    "This needs a key with one of the roles: " + words + ".");
        }
    }
}
