package io.amends.followup.web;

import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import java.util.stream.Stream;

/// A caller as the history knows them: `agent/kim`.
final class Actor {
    private Actor() {}

    static String of(Caller caller) {
        var role =
                Stream.of(Role.ADMIN, Role.SUPERVISOR, Role.AGENT).filter(caller::is).findFirst();
        return role.map(Role::word).orElse("caller") + "/" + caller.name();
    }
}
