package io.amends.gateway.access;

import java.util.Locale;
import java.util.Optional;
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
    /// Handles keys and may do what agents and operations may.
    ADMIN;

    /// The role's name on keys and in tokens, as `integration`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The role with this name, where there is one.
    public static Optional<Role> of(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /// All names, for who got one wrong.
    public static String words() {
        return String.join(", ", Stream.of(values()).map(Role::word).toList());
    }
}
