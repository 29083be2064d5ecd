package io.amends.launcher.platform;

import java.time.Instant;
import java.util.List;

/// What the launcher tells others about the platform it runs; kept in a file in the data folder.
///
/// @param launcher the launcher's process
/// @param port the gateway's
/// @param ready whether everything has been ready once and nothing is missing now
/// @param parts in the order of starting
public record PlatformState(long launcher, int port, boolean ready, List<Part> parts) {

    /// A part, as far as the launcher knows.
    ///
    /// @param pid of its process; parts in one process share it
    /// @param since when the process was started
    public record Part(String name, ComponentState state, long pid, int port, Instant since) {}
}
