package io.amends.process;

import java.io.IOException;
import java.time.Duration;

/// Ends this process when its parent is gone. The parent holds the other end of our standard input;
/// whatever kills it, also `kill -9`, closes that pipe. No polling, no process ids to confuse.
public final class ParentProcessWatcher {

    /// An end in order may wait for others that are ending as well; then it is cut short.
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(10);

    private ParentProcessWatcher() {}

    /// Watches from now on, in a thread of its own; the shutdown hooks run at the end.
    public static void exitWithParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(ParentProcessWatcher::watch);
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said on this pipe: only its end matters.
            }
        } catch (IOException closed) {
            // The same news, told differently.
        }
        Thread.ofPlatform().daemon().name("last-resort").start(ParentProcessWatcher::haltLater);
        System.exit(0);
    }

    private static void haltLater() {
        try {
            Thread.sleep(LONGEST_GOODBYE);
        } catch (InterruptedException unlikely) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
