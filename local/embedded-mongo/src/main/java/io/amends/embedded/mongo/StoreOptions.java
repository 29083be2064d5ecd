package io.amends.embedded.mongo;

import java.nio.file.Path;
import java.time.Duration;

/// Options of a store.
///
/// @param dir the folder with all its data
/// @param host the address it listens on
/// @param port the port, 0 for any free one
/// @param metricsPort port of `/metrics` on the loopback address, 0 for none
/// @param diskReserve bytes of disk that stay free: below them writes are refused
/// @param cursorPatience idle timeout of cursors
public record StoreOptions(
        Path dir,
        String host,
        int port,
        int metricsPort,
        long diskReserve,
        Duration cursorPatience) {

    /// On the loopback address, 256 MB disk reserve, cursor timeout of ten minutes as in MongoDB.
    public static StoreOptions of(Path dir, int port) {
        return new StoreOptions(dir, "127.0.0.1", port, 0, 256_000_000, Duration.ofMinutes(10));
    }

    /// The same on another address.
    public StoreOptions withHost(String other) {
        return new StoreOptions(dir, other, port, metricsPort, diskReserve, cursorPatience);
    }

    /// The same with metrics on a port of the loopback address.
    public StoreOptions withMetricsPort(int other) {
        return new StoreOptions(dir, host, port, other, diskReserve, cursorPatience);
    }

    /// The same with another disk reserve in bytes.
    public StoreOptions withDiskReserve(long other) {
        return new StoreOptions(dir, host, port, metricsPort, other, cursorPatience);
    }

    /// The same with another idle timeout of cursors.
    public StoreOptions withCursorPatience(Duration other) {
        return new StoreOptions(dir, host, port, metricsPort, diskReserve, other);
    }
}
