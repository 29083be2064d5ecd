package io.amends.satisfaction.web;

import io.amends.satisfaction.store.NightlyPassLog;
import java.time.Instant;

/// The progress of a pass over all customers.
///
/// @param done whether it is complete
/// @param processed customers processed
/// @param changed number of these that had to be written
/// @param failed number of these for whom it failed; they stay unchanged, and are listed at
///   `/scores/failures`
/// @param failedTries how often the pass itself failed since it began; it is retried
record PassResponse(
        Instant startedAt,
        boolean done,
        long processed,
        long changed,
        long tiered,
        long warned,
        long recovered,
        long failed,
        int failedTries) {
    static PassResponse of(NightlyPassLog.Progress progress, int failedTries) {
        var counts = progress.counts();
        return new PassResponse(
                progress.startedAt(),
                progress.done(),
                counts.processed(),
                counts.changed(),
                counts.tiered(),
                counts.warned(),
                counts.recovered(),
                counts.failed(),
                failedTries);
    }
}
