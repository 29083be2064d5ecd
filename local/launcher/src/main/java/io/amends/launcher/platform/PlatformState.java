package io.amends.launcher.platform;

import java.time.Instant;
import java.util.List;

/// What the launcher publishes about its platform, in a file in the data folder.
///
/// @param launcher process id of the launcher
/// @param port the gateway's port
/// @param ready whether all components have been ready and all are ready now
/// @param parts the components in start order
public record PlatformState(long launcher, int port, boolean ready, List<Part> parts) {

    /// A component, as far as the launcher knows.
    ///
    /// @param pid of its process; components in one process share it
    /// @param since when the process was started
    public record Part(String name, ComponentState state, long pid, int port, Instant since) {}
}
