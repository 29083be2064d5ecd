package io.amends.web.caller;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The role of a caller.
public enum Role {
    /// A system that creates complaints and interactions and reads its own.
    INTEGRATION,
    /// A person who handles complaints.
    AGENT,
    /// An agent who also approves and reports.
    SUPERVISOR,
    /// Reads metrics, health and dead letters, but no complaint.
    OPERATIONS,
    /// A system that receives events.
    SUBSCRIBER,
    /// May do everything an agent or operations may, and manages keys.
    ADMIN;

    /// The role's name in tokens and on keys, as `integration`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role with this name, where there is one.
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /// All names, as `integration, agent, …`.
    public static String words() {
        return Stream.of(values()).map(Role::word).collect(Collectors.joining(", "));
    }
}
