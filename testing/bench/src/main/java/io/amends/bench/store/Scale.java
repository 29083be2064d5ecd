package io.amends.bench.store;

import java.time.Duration;
import java.util.List;

/// Size of the measurements.
///
/// @param sizes of the collection at which compare-and-set and pages are measured, ascending
/// @param queue number of entries in the queue
/// @param time duration of each measurement of a rate
record Scale(List<Integer> sizes, int queue, Duration time) {

    static final Scale FULL =
            new Scale(List.of(1_000, 10_000, 100_000, 1_000_000), 100_000, Duration.ofSeconds(10));
    static final Scale QUICK =
            new Scale(List.of(1_000, 10_000, 20_000), 5_000, Duration.ofSeconds(2));
}
