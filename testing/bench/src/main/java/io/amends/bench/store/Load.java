package io.amends.bench.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/// Clients that repeat one operation, each as soon as its last one is answered.
final class Load {

    private static final int DIGITS = 3;
    private static final double NANOS = 1e9;

    /// A client's operation.
    @FunctionalInterface
    interface Step {

        /// @param client the client's number
        /// @param round number of its previous operations
        void run(int client, int round);
    }

    /// The result: operations per second, and the latency of each in nanoseconds.
    record Outcome(double rate, Histogram times) {

        double millis(double percentile) {
            return times.getValueAtPercentile(percentile) / 1e6;
        }
    }

    private Load() {}

    /// Runs for this time.
    static Outcome during(int clients, Duration time, Step step) {
        long end = System.nanoTime() + time.toNanos();
        return run(clients, (_, _) -> System.nanoTime() - end < 0, step);
    }

    /// Runs this number of rounds in all.
    static Outcome rounds(int clients, int rounds, Step step) {
        return run(clients, (client, round) -> (long) round * clients + client < rounds, step);
    }

    private interface GoesOn {
        boolean test(int client, int round);
    }

    private static Outcome run(int clients, GoesOn goesOn, Step step) {
        long start = System.nanoTime();
        Histogram all = new Histogram(DIGITS);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<Histogram>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                int number = client;
                running.add(threads.submit(() -> one(number, goesOn, step)));
            }
            for (Future<Histogram> each : running) {
                all.add(each.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Outcome(all.getTotalCount() * NANOS / (System.nanoTime() - start), all);
    }

    private static Histogram one(int client, GoesOn goesOn, Step step) {
        Histogram times = new Histogram(DIGITS);
        for (int round = 0; goesOn.test(client, round); round++) {
            long start = System.nanoTime();
            step.run(client, round);
            times.recordValue(System.nanoTime() - start);
        }
        return times;
    }
}
