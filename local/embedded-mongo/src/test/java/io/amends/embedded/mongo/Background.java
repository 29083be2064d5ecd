package io.amends.embedded.mongo;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/// Work that may block, each piece in a thread of its own: the common pool has but one on two
/// cores, and what waits behind it would not even have begun.
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
