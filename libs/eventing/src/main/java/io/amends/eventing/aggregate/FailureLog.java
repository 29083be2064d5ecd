package io.amends.eventing.aggregate;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/// Logs failures of work that is retried: each cause once with its stack trace, then a line at the
/// second, fourth, eighth … try and at least once a minute, and a line when it works again.
public final class FailureLog {
    private static final long QUIET_NANOS = Duration.ofMinutes(1).toNanos();

    private final Logger log;
    private final String what;
    private @Nullable String cause;
    private long count;
    private long inARow;
    private long loggedAt;

    /// @param what the work, as the subject of a sentence
    public FailureLog(Logger log, String what) {
        this.log = log;
        this.what = what;
    }

    /// The work failed and will be tried again.
    ///
    /// @return the number of failures in a row for this cause
    public synchronized long failed(Throwable e) {
        var now = System.nanoTime();
        var same = Objects.equals(cause, signature(e));
        count = same ? count + 1 : 1;
        inARow++;
        cause = signature(e);
        if (!same) {
            log.warn("{} failed and will be tried again", what, e);
            loggedAt = now;
        } else if (Long.bitCount(count) == 1 || now - loggedAt > QUIET_NANOS) {
            log.warn("{} failed {} times in a row: {}", what, count, cause);
            loggedAt = now;
        }
        return count;
    }

    /// The number of failures in a row, for any cause; 0 when it works.
    public synchronized long failuresInARow() {
        return inARow;
    }

    /// The work was done.
    public synchronized void succeeded() {
        inARow = 0;
        if (cause != null) {
            log.info("{} works again, after {} failures", what, count);
            cause = null;
            count = 0;
        }
    }

    private static String signature(Throwable e) {
        var root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getClass().getName()
                + ": "
                + String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
