package io.amends.importer;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Shows how far an import is: a bar that moves on a terminal, a line every few seconds elsewhere.
final class Progress implements AutoCloseable {
    private static final int BAR = 24;

    private final PrintWriter out;
    private final boolean terminal;

    /// Whether the characters of a fine bar cannot be shown here, as in a bare C locale.
    private final boolean plain = !System.err.charset().newEncoder().canEncode('█');

    private final long size;
    private final long started = System.nanoTime();
    private final Thread ticker;
    private ResultCounts tally;
    private final long before;
    private long startedAt;
    private long handled;
    private @Nullable String waiting;

    /// @param size of the file, in bytes
    /// @param tally what an earlier run has done
    Progress(PrintWriter out, boolean terminal, long size, ResultCounts tally) {
        this.out = out;
        this.terminal = terminal;
        this.size = size;
        this.tally = tally;
        this.before = tally.lines();
        this.startedAt = -1;
        this.ticker = Thread.ofVirtual().name("import-progress").start(this::tick);
    }

    /// Counts a processed line.
    ///
    /// @param from the offset in the file before this line, for the first one of a run
    /// @param end the offset after it
    synchronized void handled(LineResult result, long from, long end) {
        startedAt = startedAt < 0 ? from : startedAt;
        handled = end;
        tally = tally.plus(result.outcome());
        waiting = null;
    }

    /// Shows why the import is waiting.
    synchronized void waiting(String why) {
        waiting = why;
    }

    synchronized ResultCounts tally() {
        return tally;
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(terminal ? Duration.ofMillis(250) : Duration.ofSeconds(5));
                show();
            }
        } catch (InterruptedException over) {
            // close() interrupts this thread
        }
    }

    private synchronized void show() {
        out.print(terminal ? "\r" + line() + "\u001b[K" : line() + System.lineSeparator());
        out.flush();
    }

    /// The displayed line: percentage, lines, rate of this run, time left, reason for waiting.
    synchronized String line() {
        double part = size == 0 ? 1 : Math.min(1, (double) handled / size);
        int full = (int) (part * BAR);
        double seconds = (System.nanoTime() - started) / 1e9;
        double rate = (tally.lines() - before) / Math.max(seconds, 1e-3);
        var text =
                String.format(
                        Locale.ROOT,
                        "%s%s %3.0f %%  %,d lines  %,.0f/s  %s",
                        (plain ? "#" : "█").repeat(full),
                        (plain ? "." : "░").repeat(BAR - full),
                        part * 100,
                        tally.lines(),
                        rate,
                        left(seconds));
        var refused =
                tally.refused() == 0
                        ? ""
                        : String.format(Locale.ROOT, "  %,d refused", tally.refused());
        return text
                + refused
                + (waiting == null ? "" : "  waiting: " + TextUtils.shortened(waiting));
    }

    private String left(double seconds) {
        long done = handled - Math.max(0, startedAt);
        if (startedAt < 0 || done == 0) {
            return "";
        }
        long left = Math.round(seconds * (size - handled) / done);
        return left < 120 ? left + " s left" : (left + 30) / 60 + " min left";
    }

    @Override
    public void close() {
        ticker.interrupt();
        if (terminal) {
            show();
            out.println();
            out.flush();
        }
    }
}
