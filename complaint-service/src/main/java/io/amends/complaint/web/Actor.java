package io.amends.complaint.web;

import io.amends.complaint.domain.Complaint;
import io.amends.web.caller.Caller;
import io.amends.web.caller.Role;
import java.util.List;
import java.util.Optional;

/// A caller's name in the history: `agent/kim`.
final class Actor {
    private static final List<Role> HIGHEST_FIRST =
            List.of(Role.ADMIN, Role.SUPERVISOR, Role.AGENT, Role.INTEGRATION);

    private Actor() {}

    static String of(Caller caller) {
        var role = HIGHEST_FIRST.stream().filter(caller::is).findFirst();
        return role.map(Role::word).orElse("caller") + "/" + caller.name();
    }

    /// Whether the caller may see a complaint: an integration only its own.
    static boolean maySee(Caller caller, Complaint complaint) {
        return integration(caller)
                .map(name -> name.equals(complaint.intake().integration()))
                .orElse(true);
    }

    /// The name of a caller that is an integration; empty for people, who see all complaints.
    static Optional<String> integration(Caller caller) {
        return caller.agentUp() ? Optional.empty() : Optional.of(caller.name());
    }
}
