package io.amends.embedded.mongo.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/// Iterates over records in the order of their keys. Not thread-safe.
public final class Scan implements AutoCloseable {

    /// The start (inclusive), the end (exclusive), and the direction of a scan.
    ///
    /// @param counting whether to count the deleted records before the first one
    record Range(byte[] from, byte[] to, boolean backwards, boolean counting) {}

    private final Engine engine;
    private final Range range;
    private final ReadOptions options;
    private final Slice upper;
    private final @Nullable Slice lower;
    private final RocksIterator iterator;
    private long skipped;
    private boolean started;
    private boolean closed;

    Scan(
            Engine engine,
            Range range,
            ReadOptions options,
            java.util.function.Function<ReadOptions, RocksIterator> open) {
        this.engine = engine;
        this.range = range;
        this.upper = new Slice(range.to());
        this.lower = range.backwards() ? new Slice(range.from()) : null; // not needed forwards
        this.options = options.setIterateUpperBound(upper);
        if (lower != null) {
            options.setIterateLowerBound(lower);
        }
        this.iterator = open.apply(options);
    }

    /// Moves to the next record.
    ///
    /// @return false at the end
    public boolean next() {
        if (closed || Arrays.compareUnsigned(range.from(), range.to()) >= 0) {
            return false;
        }
        if (!started) {
            start();
        } else if (range.backwards()) {
            iterator.prev();
        } else {
            iterator.next();
        }
        return valid();
    }

    private void start() {
        started = true;
        long before = range.counting() ? engine.deletedSkipped() : 0;
        if (range.backwards()) {
            iterator.seekToLast();
        } else {
            iterator.seek(range.from());
        }
        skipped = range.counting() ? engine.deletedSkipped() - before : 0;
    }

    private boolean valid() {
        if (iterator.isValid()) {
            return true;
        }
        try {
            iterator.status();
        } catch (RocksDBException e) {
            throw new StoreFailure("reading failed", e);
        }
        return false;
    }

    /// Number of deleted records before the first one; 0 if counting was not requested.
    public long skipped() {
        return skipped;
    }

    /// The key of the current record.
    public byte[] key() {
        return iterator.key();
    }

    /// The current record.
    public byte[] value() {
        return iterator.value();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            iterator.close();
            options.close();
            upper.close();
            if (lower != null) {
                lower.close();
            }
            engine.leave();
        }
    }
}
