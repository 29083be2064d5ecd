package io.amends.embedded.store.engine;

import java.util.Arrays;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;

/// Records in the order of their keys. Not for several threads at once.
public final class Scan implements AutoCloseable {

    /// Where a scan begins (inclusive), where it ends (exclusive), and which way it goes.
    public record Range(byte[] from, byte[] to, boolean backwards) {}

    private final Engine engine;
    private final Range range;
    private final ReadOptions options;
    private final Slice lower;
    private final Slice upper;
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
        this.lower = new Slice(range.from());
        this.upper = new Slice(range.to());
        this.options = options.setIterateLowerBound(lower).setIterateUpperBound(upper);
        this.iterator = open.apply(options);
    }

    /// Goes to the next record.
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
        long before = engine.deletedSkipped();
        if (range.backwards()) {
            iterator.seekToLast();
        } else {
            iterator.seek(range.from());
        }
        skipped = engine.deletedSkipped() - before;
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

    /// How many deleted records lay before the first one.
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
            lower.close();
            upper.close();
            engine.leave();
        }
    }
}
