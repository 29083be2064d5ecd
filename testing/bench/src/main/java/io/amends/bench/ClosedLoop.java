package io.amends.bench;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/// Concurrent callers, each sending its next call as soon as the last is answered. It finds the
/// highest rate; its latencies are those at that rate, not those of independent arrivals (for those
/// see [JourneyBench]).
///
/// @param callers number of concurrent callers
/// @param length duration of the measurement
record ClosedLoop(int callers, Duration length) {

    /// One call, until it is answered.
    @FunctionalInterface
    interface Call {
        void make() throws Exception;
    }

    /// Runs the measurement.
    ///
    /// @param callOf a caller's call, by the caller's number
    /// @param finish work that is measured but not awaited call by call
    Measurement measure(String name, IntFunction<Call> callOf, Call finish) throws Exception {
        long started = System.nanoTime();
        long until = started + length.toNanos();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var each =
                    IntStream.range(0, callers)
                            .mapToObj(
                                    number ->
                                            threads.submit(
                                                    () -> repeat(callOf.apply(number), until)))
                            .toList();
            var latencies = joined(each);
            finish.make();
            var took = Duration.ofNanos(System.nanoTime() - started);
            return new Measurement(name, latencies.getTotalCount(), took, latencies);
        }
    }

    private static Histogram repeat(Call call, long until) throws Exception {
        var latencies = Measurement.histogram();
        for (long before = System.nanoTime(); before < until; ) {
            call.make();
            long after = System.nanoTime();
            latencies.recordValue(Math.min(after - before, latencies.getHighestTrackableValue()));
            before = after;
        }
        return latencies;
    }

    private static Histogram joined(List<Future<Histogram>> each) throws InterruptedException {
        var all = Measurement.histogram();
        for (var one : each) {
            try {
                all.add(one.get());
            } catch (ExecutionException failed) {
                throw new IllegalStateException(
                        "a call failed: " + failed.getCause(), failed.getCause());
            }
        }
        return all;
    }
}
