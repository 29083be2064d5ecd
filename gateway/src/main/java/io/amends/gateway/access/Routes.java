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

import io.amends.web.caller.Role;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;

/// Every address there is below `/api/v1`. What is not in this table does not exist from outside.
public final class Routes {

    private static final Set<Role> AGENT_UP = Set.of(AGENT, SUPERVISOR, ADMIN);
    private static final Set<Role> SUPERVISOR_UP = Set.of(SUPERVISOR, ADMIN);
    private static final Set<Role> CALLERS = Set.of(INTEGRATION, AGENT, SUPERVISOR, ADMIN);
    private static final Set<Role> OPERATORS = Set.of(OPERATIONS, ADMIN);
    private static final Set<Role> ADMINS = Set.of(ADMIN);

    /// The table.
    public static final List<Route> ALL =
            List.of(
                    door(POST, "/complaints", COMPLAINT, CALLERS),
                    door(GET, "/complaints", COMPLAINT, CALLERS),
                    door(GET, "/complaints/{reference}", COMPLAINT, CALLERS),
                    door(GET, "/complaints/{reference}/history", COMPLAINT, AGENT_UP),
                    door(POST, "/complaints/{reference}/{command}", COMPLAINT, AGENT_UP),
                    door(GET, "/customers/{id}", COMPLAINT, AGENT_UP),
                    door(GET, "/customers/{id}/contact", COMPLAINT, AGENT_UP),
                    door(PATCH, "/customers/{id}/contact", COMPLAINT, AGENT_UP),
                    door(GET, "/customers/{id}/score", SATISFACTION, AGENT_UP),
                    door(GET, "/customers/{id}/score/history", SATISFACTION, AGENT_UP),
                    door(GET, "/scores", SATISFACTION, AGENT_UP),
                    door(GET, "/scores/thresholds", SATISFACTION, AGENT_UP),
                    door(GET, "/scores/pass", SATISFACTION, OPERATORS),
                    door(POST, "/scores/pass", SATISFACTION, OPERATORS),
                    door(GET, "/scores/failures", SATISFACTION, OPERATORS),
                    door(GET, "/reports/nps", SATISFACTION, SUPERVISOR_UP),
                    door(GET, "/reports/csat", SATISFACTION, SUPERVISOR_UP),
                    door(GET, "/reports/ces", SATISFACTION, SUPERVISOR_UP),
                    door(GET, "/answers", SATISFACTION, SUPERVISOR_UP),
                    lines(POST, "/interactions", SATISFACTION, CALLERS),
                    door(GET, "/interactions", SATISFACTION, CALLERS),
                    door(GET, "/followups", FOLLOWUP, AGENT_UP),
                    door(GET, "/followups/{id}", FOLLOWUP, AGENT_UP),
                    door(POST, "/followups/{id}/{command}", FOLLOWUP, AGENT_UP),
                    door(GET, "/dead-letters", GATEWAY, OPERATORS),
                    door(GET, "/dead-letters/{id}", NAMED, OPERATORS),
                    door(POST, "/dead-letters/{id}/retry", NAMED, OPERATORS),
                    door(POST, "/dead-letters/{id}/discard", NAMED, OPERATORS),
                    door(GET, "/consumers/{id}", NAMED, OPERATORS),
                    door(POST, "/consumers/{id}/skip", NAMED, OPERATORS),
                    door(POST, "/events/{id}/republish", NAMED, ADMINS),
                    door(POST, "/keys", GATEWAY, ADMINS),
                    door(GET, "/keys", GATEWAY, ADMINS),
                    door(DELETE, "/keys/{id}", GATEWAY, ADMINS),
                    door(GET, Route.OPENAPI, GATEWAY, Set.of(Role.values())));

    private Routes() {}

    /// Every door at an address, whatever the method.
    public static List<Route> at(PathContainer address) {
        return ALL.stream().filter(door -> door.leadsTo(address)).toList();
    }

    private static Route door(HttpMethod method, String path, RouteTarget behind, Set<Role> roles) {
        return new Route(method, path, behind, roles, Route.Body.DOCUMENT);
    }

    private static Route lines(
            HttpMethod method, String path, RouteTarget behind, Set<Role> roles) {
        return new Route(method, path, behind, roles, Route.Body.STREAM);
    }
}
