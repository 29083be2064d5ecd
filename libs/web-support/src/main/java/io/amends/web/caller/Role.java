package io.amends.web.caller;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a caller is to the platform.
public enum Role {
    /// A system that files complaints and interactions and sees its own.
    INTEGRATION,
    /// A person who handles complaints.
    AGENT,
    /// An agent who also approves and reports.
    SUPERVISOR,
    /// Sees metrics, health and dead letters, but no complaint.
    OPERATIONS,
    /// A system that receives events.
    SUBSCRIBER,
    /// May do everything an agent or operations may, and handles keys.
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
