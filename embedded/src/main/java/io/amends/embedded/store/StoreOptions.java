package io.amends.embedded.store;

import java.nio.file.Path;
import java.time.Duration;

/// How a store runs.
///
/// @param dir the folder that holds everything it keeps
/// @param host the address it listens on
/// @param port the port, 0 for a free one
/// @param cursorPatience how long an unused cursor stays open
public record StoreOptions(Path dir, String host, int port, Duration cursorPatience) {

    /// On the loopback address, cursors kept ten minutes as in MongoDB.
    public static StoreOptions of(Path dir, int port) {
        return new StoreOptions(dir, "127.0.0.1", port, Duration.ofMinutes(10));
    }

    /// The same on another address.
    public StoreOptions withHost(String other) {
        return new StoreOptions(dir, other, port, cursorPatience);
    }
}
