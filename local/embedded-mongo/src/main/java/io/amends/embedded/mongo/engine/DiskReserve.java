package io.amends.embedded.mongo.engine;

import java.util.function.LongSupplier;

/// The disk space that is kept free: below it writes are refused, while there is still space to
/// shut down gracefully.
public final class DiskReserve {

    private final LongSupplier free;
    private final long reserve;
    private volatile long known;

    /// @param free returns the usable bytes
    /// @param reserve number of bytes to keep free
    public DiskReserve(LongSupplier free, long reserve) {
        this.free = free;
        this.reserve = reserve;
        this.known = free.getAsLong();
    }

    /// Updates the usable bytes.
    public void refresh() {
        known = free.getAsLong();
    }

    /// Usable bytes at the last update.
    public long free() {
        return known;
    }

    /// Number of bytes to keep free.
    public long reserve() {
        return reserve;
    }

    /// Whether writes must be refused.
    public boolean exhausted() {
        return known < reserve;
    }
}
