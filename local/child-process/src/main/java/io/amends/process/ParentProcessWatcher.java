package io.amends.process;

import java.io.IOException;
import java.time.Duration;

/// Ends this process when its parent ends. The parent holds the other end of our standard input;
/// whatever kills it, also `kill -9`, closes that pipe. No polling, no reused process ids.
public final class ParentProcessWatcher {

    /// A graceful shutdown may wait for other processes that end as well; then it is cut short.
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(10);

    private ParentProcessWatcher() {}

    /// Starts a thread that watches; the shutdown hooks run at the end.
    public static void exitWithParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(ParentProcessWatcher::watch);
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // No data are ever sent on this pipe: only its end matters.
            }
        } catch (IOException closed) {
            // Also means that the parent has ended.
        }
        Thread.ofPlatform().daemon().name("last-resort").start(ParentProcessWatcher::haltLater);
        System.exit(0);
    }

    private static void haltLater() {
        try {
            Thread.sleep(SHUTDOWN_TIMEOUT);
        } catch (InterruptedException unlikely) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
