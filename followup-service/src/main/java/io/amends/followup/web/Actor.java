package io.amends.followup.web;

import io.amends.followup.domain.Agent;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import java.util.stream.Stream;

/// A caller's name in the history: `agent/kim`.
final class Actor {
    private Actor() {}

    /// The domain's agent for a caller.
    static Agent agent(Caller caller) {
        return new Agent(caller.name(), caller.is(Role.SUPERVISOR) || caller.is(Role.ADMIN));
    }

    static String of(Caller caller) {
        var role =
                Stream.of(Role.ADMIN, Role.SUPERVISOR, Role.AGENT).filter(caller::is).findFirst();
        return role.map(Role::word).orElse("caller") + "/" + caller.name();
    }
}
