package io.amends.gateway.access;

import static io.amends.gateway.access.RouteTarget.COMPLAINT;
import static io.amends.gateway.access.RouteTarget.FOLLOWUP;
import static io.amends.gateway.access.RouteTarget.GATEWAY;
import static io.amends.gateway.access.RouteTarget.NAMED;
import static io.amends.gateway.access.RouteTarget.SATISFACTION;
import static io.amends.web.caller.Role.ADMIN;
import static io.amends.web.caller.Role.AGENT;
import static io.amends.web.caller.Role.INTEGRATION;
import static io.amends.web.caller.Role.OPERATIONS;
import static io.amends.web.caller.Role.SUPERVISOR;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.amends.web.caller.Role;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/// All routes below `/api/v1`. An address that is not in this table is answered with 404.
public final class Routes {

    private static final Set<Role> AGENT_UP = Set.of(AGENT, SUPERVISOR, ADMIN);
    private static final Set<Role> SUPERVISOR_UP = Set.of(SUPERVISOR, ADMIN);
    private static final Set<Role> CALLERS = Set.of(INTEGRATION, AGENT, SUPERVISOR, ADMIN);
    private static final Set<Role> OPERATORS = Set.of(OPERATIONS, ADMIN);
    private static final Set<Role> ADMINS = Set.of(ADMIN);

    /// All routes.
    public static final List<Route> ALL =
            List.of(
                    route(POST, "/complaints", COMPLAINT, CALLERS),
                    route(GET, "/complaints", COMPLAINT, CALLERS),
                    route(GET, "/complaints/{reference}", COMPLAINT, CALLERS),
                    route(GET, "/complaints/{reference}/history", COMPLAINT, AGENT_UP),
                    route(POST, "/complaints/{reference}/add-words", COMPLAINT, CALLERS),
                    route(POST, "/complaints/{reference}/{command}", COMPLAINT, AGENT_UP),
                    route(GET, "/customers/{id}", COMPLAINT, AGENT_UP),
                    route(GET, "/customers/{id}/contact", COMPLAINT, AGENT_UP),
                    route(PATCH, "/customers/{id}/contact", COMPLAINT, AGENT_UP),
                    route(GET, "/policies", COMPLAINT, AGENT_UP),
                    route(GET, "/policies/{kind}", COMPLAINT, AGENT_UP),
                    route(GET, "/policies/{kind}/versions", COMPLAINT, AGENT_UP),
                    policy(PUT, "/policies/{kind}", COMPLAINT, ADMINS),
                    policy(POST, "/policies/{kind}/check", COMPLAINT, AGENT_UP),
                    route(GET, "/customers/{id}/score", SATISFACTION, AGENT_UP),
                    route(GET, "/customers/{id}/score/history", SATISFACTION, AGENT_UP),
                    route(GET, "/scores", SATISFACTION, AGENT_UP),
                    route(GET, "/scores/thresholds", SATISFACTION, AGENT_UP),
                    route(GET, "/scores/pass", SATISFACTION, OPERATORS),
                    route(POST, "/scores/pass", SATISFACTION, OPERATORS),
                    route(GET, "/scores/failures", SATISFACTION, OPERATORS),
                    route(GET, "/reports/nps", SATISFACTION, SUPERVISOR_UP),
                    route(GET, "/reports/csat", SATISFACTION, SUPERVISOR_UP),
                    route(GET, "/reports/ces", SATISFACTION, SUPERVISOR_UP),
                    route(GET, "/answers", SATISFACTION, SUPERVISOR_UP),
                    lines(POST, "/interactions", SATISFACTION, CALLERS),
                    route(GET, "/interactions", SATISFACTION, CALLERS),
                    route(GET, "/followups", FOLLOWUP, AGENT_UP),
                    route(GET, "/followups/{id}", FOLLOWUP, AGENT_UP),
                    route(POST, "/followups/{id}/{command}", FOLLOWUP, AGENT_UP),
                    route(GET, "/dead-letters", GATEWAY, OPERATORS),
                    route(GET, "/dead-letters/{id}", NAMED, OPERATORS),
                    route(POST, "/dead-letters/{id}/retry", NAMED, OPERATORS),
                    route(POST, "/dead-letters/{id}/discard", NAMED, OPERATORS),
                    route(GET, "/consumers/{id}", NAMED, OPERATORS),
                    route(POST, "/consumers/{id}/skip", NAMED, OPERATORS),
                    route(POST, "/events/{id}/republish", NAMED, ADMINS),
                    route(POST, "/keys", GATEWAY, ADMINS),
                    route(GET, "/keys", GATEWAY, ADMINS),
                    route(DELETE, "/keys/{id}", GATEWAY, ADMINS),
                    route(GET, Route.OPENAPI, GATEWAY, Set.of(Role.values())));

    private Routes() {}

    /// All routes at an address, for any method.
    public static List<Route> at(PathContainer address) {
        return ALL.stream().filter(route -> route.leadsTo(address)).toList();
    }

    private static Route route(
            HttpMethod method, String path, RouteTarget target, Set<Role> roles) {
        return new Route(method, path, target, roles, Route.Body.DOCUMENT);
    }

    private static Route lines(
            HttpMethod method, String path, RouteTarget target, Set<Role> roles) {
        return new Route(method, path, target, roles, Route.Body.STREAM);
    }

    private static Route policy(
            HttpMethod method, String path, RouteTarget target, Set<Role> roles) {
        return new Route(method, path, target, roles, Route.Body.POLICY);
    }
}
