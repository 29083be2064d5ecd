package io.amends.embedded.mongo.query;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.time.Duration;

/// What a command looked at: entries of indexes, documents, and how many documents it gave; and
/// until when it may go on.
public final class QueryStatistics {

    private static final int CHECK_EVERY = 64;

    private final long deadline;
    private boolean limited;
    private long keys;
    private long documents;
    private long returned;
    private boolean everything;

    /// Without a limit of time.
    public QueryStatistics() {
        this(Duration.ZERO);
    }

    /// @param most how long the command may take; zero for any time
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

    /// Another document was given to the client or changed.
    public void returned() {
        returned++;
    }

    /// From now on it may take any time.
    public void timeless() {
        limited = false;
    }

    /// Forgets what was counted, after it has been told.
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

    /// Documents given or changed.
    public long given() {
        return returned;
    }

    /// Whether a whole collection was to be read.
    public boolean everything() {
        return everything;
    }
}
