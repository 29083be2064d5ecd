package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;

/// Counts what a command examined: index entries, documents, and documents returned; and limits its
/// time.
public final class QueryStatistics {

    private static final int CHECK_EVERY = 64;

    private final long deadline;
    private boolean limited;
    private long keys;
    private long documents;
    private long returned;
    private boolean everything;

    /// Without a time limit.
    public QueryStatistics() {
        this(Duration.ZERO);
    }

    /// @param most maximum time of the command; zero for no limit
    public QueryStatistics(Duration most) {
        this.limited = !most.isZero();
        this.deadline = System.nanoTime() + most.toNanos();
    }

    void key() {
        keys++;
        checkTime(keys);
    }

    void document() {
        documents++;
        checkTime(documents);
    }

    private void checkTime(long count) {
        if (limited && count % CHECK_EVERY == 0 && System.nanoTime() - deadline > 0) {
            throw new MongoServerError(50, "MaxTimeMSExpired", "operation exceeded time limit");
        }
    }

    void plan(Plan plan) {
        everything |= plan.readsEverything();
    }

    /// Counts a document that was returned to the client or changed.
    public void returned() {
        returned++;
    }

    /// Removes the time limit.
    public void timeless() {
        limited = false;
    }

    /// Resets the counters after they were reported.
    public void reset() {
        keys = 0;
        documents = 0;
        returned = 0;
        everything = false;
    }

    /// Index entries read.
    public long keys() {
        return keys;
    }

    /// Documents read.
    public long documents() {
        return documents;
    }

    /// Documents returned or changed.
    public long given() {
        return returned;
    }

    /// Whether a whole collection was scanned.
    public boolean everything() {
        return everything;
    }
}
