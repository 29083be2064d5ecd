package io.amends.embedded.mongo.engine;

import java.util.function.LongSupplier;

/// The disk space that is kept free: below it writes are refused, while there is still room to stop
/// in order.
public final class DiskReserve {

    private final LongSupplier free;
    private final long reserve;
    private volatile long known;

    /// @param free tells the usable bytes
    /// @param reserve how many are kept
    public DiskReserve(LongSupplier free, long reserve) {
        this.free = free;
        this.reserve = reserve;
        this.known = free.getAsLong();
    }

    /// Looks again.
    public void refresh() {
        known = free.getAsLong();
    }

    /// Usable bytes when it last looked.
    public long free() {
        return known;
    }

    /// How many bytes are kept.
    public long reserve() {
        return reserve;
    }

    /// Whether writes are to be refused.
    public boolean exhausted() {
        return known < reserve;
    }
}
