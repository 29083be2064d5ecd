package io.amends.eventing.aggregate;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/// A command for an aggregate.
///
/// @param by who gives it, as it is recorded in the history (`agent/kim`)
/// @param id the command's own id, kept in its events
/// @param repeated whether the same id may have been given before, in an earlier call; then the
///   history is searched first
/// @param expectedVersion the version the caller has seen, where that matters
/// @param uniqueKeys strings to be stored with the state, such as keys with a unique index
public record CommandRequest<C>(
        C command,
        String by,
        String id,
        boolean repeated,
        OptionalLong expectedVersion,
        Map<String, String> uniqueKeys) {

    public CommandRequest {
        uniqueKeys = Map.copyOf(uniqueKeys);
    }

    /// A command with a fresh id.
    public static <C> CommandRequest<C> of(C command, String by) {
        var id = UUID.randomUUID().toString();
        return new CommandRequest<>(command, by, id, false, OptionalLong.empty(), Map.of());
    }

    /// The same with the caller's own id: given twice, it has its effect once.
    public CommandRequest<C> withId(String ownId) {
        return new CommandRequest<>(command, by, ownId, true, expectedVersion, uniqueKeys);
    }

    /// The same, to be refused with [VersionConflictException] unless the aggregate still has this
    /// version.
    public CommandRequest<C> ifVersion(long version) {
        return new CommandRequest<>(
                command, by, id, repeated, OptionalLong.of(version), uniqueKeys);
    }

    /// The same with a unique key, stored at `uniqueKeys.<name>`.
    public CommandRequest<C> withUniqueKey(String name, String value) {
        var all = new HashMap<>(uniqueKeys);
        all.put(name, value);
        return new CommandRequest<>(command, by, id, repeated, expectedVersion, all);
    }
}
