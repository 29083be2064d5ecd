package io.amends.embedded.process;

import java.io.IOException;

/// Ends this process when its parent is gone. The parent holds the other end of our standard input;
/// whatever kills it, also `kill -9`, closes that pipe. No polling, no process ids to confuse.
public final class ParentWatch {

    private ParentWatch() {}

    /// Watches from now on, in a thread of its own; the shutdown hooks run at the end.
    public static void exitWithParent() {
        Thread.ofPlatform().daemon().name("parent-watch").start(ParentWatch::watch);
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said on this pipe: only its end matters.
            }
        } catch (IOException closed) {
            // The same news, told differently.
        }
        System.exit(0);
    }
}
