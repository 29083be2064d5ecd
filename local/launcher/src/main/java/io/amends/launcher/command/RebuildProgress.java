package io.amends.launcher.command;

import io.amends.satisfaction.application.ScoreRebuild.Step;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows the progress of a rebuild: one updated line on a terminal, else a line every few seconds.
final class RebuildProgress implements AutoCloseable {
    private static final long EVERY = Duration.ofSeconds(3).toNanos();

    private final PrintWriter out;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private @Nullable Step step;
    private long shown;
    private boolean open;

    RebuildProgress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    synchronized void progress(Step now, long done, long total) {
        var changed = now != step;
        var complete = total > 0 && done == total;
        if (!changed && !complete && System.nanoTime() - shown < (terminal ? EVERY / 12 : EVERY)) {
            return;
        }
        step = now;
        shown = System.nanoTime();
        open = terminal;
        out.print(
                terminal
                        ? "\r" + line(now, done, total) + "\u001b[K"
                        : line(now, done, total) + "\n");
        out.flush();
    }

    private String line(Step now, long done, long total) {
        var what =
                switch (now) {
                    case READING -> "reading events";
                    case COMPARING -> "comparing customers";
                    case WAITING -> "the service holds still";
                    case SWITCHING -> "switching";
                };
        var seconds = (System.nanoTime() - started) / 1_000_000_000;
        return total == 0
                ? String.format(Locale.ROOT, "%-24s %4d s", what, seconds)
                : String.format(
                        Locale.ROOT,
                        "%-24s %4d s  %3d %%  %,d of %,d",
                        what,
                        seconds,
                        100 * done / total,
                        done,
                        total);
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            out.println();
            out.flush();
        }
    }
}
