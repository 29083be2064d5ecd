package io.amends.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A Java process started by this one. It prints a line with `ready on` in it when it is ready; it
/// is stopped gracefully, then by force; and its standard input ends when this process does, which
/// it notices.
public final class ChildJvm implements AutoCloseable {

    /// Part of the line that the child prints when it is ready.
    public static final String READY = " ready on ";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final CompletableFuture<String> ready = new CompletableFuture<>();

    private ChildJvm(Process process) {
        this.process = process;
    }

    /// Starts the child; a thread passes its output to `output` line by line.
    public static ChildJvm start(JvmCommand command, Consumer<String> output) {
        var builder = new ProcessBuilder(ignoringCtrlC(command.line())).redirectErrorStream(true);
        builder.environment().putAll(command.environment());
        try {
            var child = new ChildJvm(builder.start());
            Thread.ofPlatform()
                    .daemon()
                    .name("output-of-" + child.pid())
                    .start(() -> child.listen(output));
            return child;
        } catch (IOException notStarted) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "Java could not be started for %s: %s",
                            command.mainClass(),
                            notStarted.getMessage()),
                    notStarted);
        }
    }

    /// Ctrl-C reaches every process of a terminal at once; only the parent shall receive it, and
    /// stop its children in order. A signal that is ignored at the start stays so, also in Java.
    private static List<String> ignoringCtrlC(List<String> line) {
        var wrapped =
                new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        wrapped.addAll(line);
        return wrapped;
    }

    private void listen(Consumer<String> output) {
        try (BufferedReader reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                output.accept(line);
                if (line.contains(READY)) {
                    ready.complete(line);
                }
            }
        } catch (IOException closed) {
            // The pipe of a process that was killed: its end is handled below.
        } finally {
            ready.completeExceptionally(
                    new StartupException("The process ended before it was ready.", null));
        }
    }

    /// @return completes with the ready line; fails with [StartupException] when the child ends
    ///   before
    public CompletableFuture<String> ready() {
        return ready.copy();
    }

    /// @return completes with the exit code when the process has ended, for any reason
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /// @return the operating system's process id
    public long pid() {
        return process.pid();
    }

    /// @return whether the process is still running
    public boolean isAlive() {
        return process.isAlive();
    }

    /// Stops the child gracefully, waits, and kills it after the timeout.
    ///
    /// @return whether it stopped by itself
    public boolean stop(Duration patience) {
        // Not Process.destroy(), which closes the pipes first: the last output would be lost.
        process.toHandle().destroy();
        boolean stopped = awaitEnd(patience);
        if (!stopped) {
            kill();
        }
        return stopped;
    }

    /// Kills the child as `kill -9` does and returns when it has ended.
    public void kill() {
        process.toHandle().destroyForcibly();
        awaitEnd(PATIENCE);
    }

    /// Suspends the child: it keeps its connections and answers no one.
    public void suspend() {
        signal("STOP");
    }

    /// Resumes a suspended child.
    public void resume() {
        signal("CONT");
    }

    /// Closes the child's standard input, as the end of this process would.
    public void leave() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // Then it is closed already.
        }
    }

    @Override
    public void close() {
        stop(PATIENCE);
    }

    private boolean awaitEnd(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void signal(String name) {
        try {
            int code =
                    new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        String.format(Locale.ROOT, "kill -%s %d failed", name, pid()));
            }
        } catch (IOException noSuchProgram) {
            throw new IllegalStateException("The program `kill` is missing.", noSuchProgram);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
