package io.amends.launcher.platform;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.amends.process.FolderLock;
import io.amends.process.Ports;
import io.amends.process.StartupException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/// Runs the platform: starts its processes, supervises them, and stops them in the opposite order,
/// so that no process loses one that it depends on before it has ended.
public final class Supervisor implements AutoCloseable {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(40);

    /// A run that creates start-up caches writes them when its processes end.
    private static final Duration STOP_AFTER_TRAINING = Duration.ofMinutes(10);

    private static final long ROUND_MILLIS = 1_000;

    private final UpRequest request;
    private final ConsoleOutput announcer;
    private final FolderLock lock;
    private final StateFile stateFile;
    private final List<SupervisedProcess> processes;
    private final Duration patience;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("supervisor-rounds").factory());
    private boolean closing;
    private boolean stateUnwritten;
    private boolean shortOfSpace;

    private Supervisor(
            UpRequest request,
            List<ProcessSpec> plans,
            Duration patience,
            ConsoleOutput announcer) {
        this.request = request;
        this.announcer = announcer;
        this.patience = patience;
        this.stateFile = new StateFile(request.data().state());
        this.lock = request.data().lock();
        try {
            request.data().createLogs();
            OrphanedProcesses.awaitEnd(stateFile, announcer);
            plans.forEach(Supervisor::requirePorts);
            this.processes = plans.stream().map(this::supervised).toList();
        } catch (RuntimeException failed) {
            releaseLock();
            throw failed;
        }
    }

    /// Locks the data folder and checks the ports; starts nothing yet.
    ///
    /// @throws StartupException with a sentence for the user
    public static Supervisor prepare(UpRequest request, PrintStream out) {
        var distribution = Distribution.here();
        var plans = new PlatformTopology(request, distribution).processes();
        var patience = distribution.training() ? STOP_AFTER_TRAINING : STOP_WITHIN;
        return new Supervisor(request, plans, patience, new ConsoleOutput(out));
    }

    /// The same for arbitrary processes.
    static Supervisor prepare(UpRequest request, List<ProcessSpec> plans, PrintStream out) {
        return new Supervisor(request, plans, STOP_WITHIN, new ConsoleOutput(out));
    }

    private static void requirePorts(ProcessSpec plan) {
        var owner = plan.parts().size() == 1 ? plan.parts().getFirst().name() : plan.name();
        plan.ports()
                .filter(port -> !Ports.isFree(port))
                .findFirst()
                .ifPresent(port -> taken(port, owner));
    }

    private static void taken(int port, String owner) {
        throw new StartupException(
                String.format(
                        Locale.ROOT,
                        "Port %d, wanted for %s, is already in use. End what listens there, or choose other ports with --port.",
                        port,
                        owner),
                null);
    }

    private SupervisedProcess supervised(ProcessSpec plan) {
        var log = new LogFile(request.data().log(plan.name()));
        return new SupervisedProcess(plan, log, announcer, this::publish);
    }

    /// Starts all processes at once, since they can wait for each other, and returns when all
    /// components are ready.
    ///
    /// @throws StartupException with the first reason; [#close] stops what was started
    public void start() {
        var begin = Instant.now();
        announcer.starting(request);
        var ready = new CompletableFuture<Void>();
        var each = processes.stream().map(SupervisedProcess::start).toList();
        each.forEach(one -> one.exceptionally(failure -> fail(ready, failure)));
        CompletableFuture.allOf(each.toArray(CompletableFuture[]::new))
                .thenRun(() -> ready.complete(null));
        try {
            ready.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StartupException reason ? reason : failed;
        }
        publish();
        rounds.scheduleWithFixedDelay(this::round, ROUND_MILLIS, ROUND_MILLIS, MILLISECONDS);
        announcer.allReady(Duration.between(begin, Instant.now()));
    }

    private static @Nullable Void fail(CompletableFuture<Void> all, Throwable failure) {
        all.completeExceptionally(failure);
        return null;
    }

    /// Returns when the platform has been stopped.
    public void awaitEnd() throws InterruptedException {
        closed.await();
    }

    /// Stops the gateway and the services, then the broker, then the store; idempotent.
    @Override
    public synchronized void close() {
        if (closing) {
            return;
        }
        closing = true;
        rounds.shutdown();
        announcer.stopping();
        processes.reversed().forEach(process -> process.stop(patience));
        releaseLock();
        closed.countDown();
    }

    /// Has its own lock: [#close] waits for processes whose threads call this method. A full disk
    /// stops no supervised process; a state that could not be written is retried.
    private void publish() {
        synchronized (stateFile) {
            var parts = processes.stream().flatMap(each -> each.parts().stream()).toList();
            boolean ready = parts.stream().allMatch(part -> part.state() == ComponentState.READY);
            try {
                stateFile.write(
                        new PlatformState(
                                ProcessHandle.current().pid(), request.port(), ready, parts));
                stateWritten();
            } catch (IOException unwritable) {
                stateNotWritten(unwritable);
            }
        }
    }

    private void stateWritten() {
        if (stateUnwritten) {
            stateUnwritten = false;
            announcer.stateWrittenAgain();
        }
    }

    private void stateNotWritten(IOException unwritable) {
        if (!stateUnwritten) {
            stateUnwritten = true;
            announcer.stateNotWritten(String.valueOf(unwritable.getMessage()));
        }
    }

    private void round() {
        synchronized (stateFile) {
            if (stateUnwritten) {
                publish();
            }
        }
        var shortage = DiskSpace.shortage(request.data().folder());
        if (shortage.isPresent() != shortOfSpace) {
            shortOfSpace = shortage.isPresent();
            shortage.ifPresentOrElse(announcer::shortOfSpace, announcer::spaceAgain);
        }
    }

    private void releaseLock() {
        try {
            lock.close();
        } catch (IOException notReleased) {
            throw new UncheckedIOException(notReleased);
        }
    }
}
