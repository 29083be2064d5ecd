package io.amends.embedded.mongo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Runs blocking work, each task in its own thread: the common pool has only one thread on two
/// cores, and queued tasks would not even have started.
final class Background {

    private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

    private Background() {}

    static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, THREADS);
    }

    static <T> CompletableFuture<T> supply(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS);
    }
}
