package io.amends.launcher.platform;

import io.amends.process.ChildJvm;
import io.amends.process.StartupException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One process of the platform, kept running until it is stopped. A process that ends after it was
/// ready is restarted, with increasing pauses; if it never becomes ready at its first start, the
/// whole start fails.
final class SupervisedProcess {

    /// Generous: a cold start on a busy machine is slow, and a hang is rare.
    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    /// Consecutive, about half a minute in total.
    private static final int MISSED_AT_MOST = 6;

    private final ProcessSpec plan;
    private final LogFile log;
    private final ConsoleOutput announcer;
    private final Runnable changed;
    private final Map<String, ComponentState> states = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final BackOff backOff = new BackOff();
    private volatile Instant since = Instant.EPOCH;
    private volatile @Nullable ChildJvm child;
    private volatile CountDownLatch partsToCome = new CountDownLatch(0);

    SupervisedProcess(ProcessSpec plan, LogFile log, ConsoleOutput announcer, Runnable changed) {
        this.plan = plan;
        this.log = log;
        this.announcer = announcer;
        this.changed = changed;
    }

    /// Starts the process and the thread that supervises it.
    ///
    /// @return completes when all its components are ready for the first time, fails with
    ///   [StartupException]
    CompletableFuture<Void> start() {
        Thread.ofPlatform().daemon().name("watch-" + plan.name()).start(this::keepRunning);
        return firstReady;
    }

    /// Ends only on request: failures after the first start are reported and retried, since without
    /// this thread nothing would ever be restarted.
    private void keepRunning() {
        try {
            while (!isStopping()) {
                try {
                    int exitCode = runOnce();
                    if (!isStopping()) {
                        onUnexpectedExit(exitCode);
                    }
                } catch (RuntimeException notStarted) {
                    couldNotStart(notStarted);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void couldNotStart(RuntimeException reason) throws InterruptedException {
        if (!firstReady.isDone()) {
            stopping.countDown();
            firstReady.completeExceptionally(reason);
            return;
        }
        var wait = backOff.after(Duration.ZERO);
        everyPart(ComponentState.RESTARTING);
        announcer.couldNotStart(plan.name(), String.valueOf(reason.getMessage()), wait);
        stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private int runOnce() throws InterruptedException {
        var started = launch();
        if (started == null) {
            return 0;
        }
        var ended = started.ended();
        ended.thenRun(this::failAllParts);
        if (!partsToCome.await(READY_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            announcer.hangs(plan.name());
            started.kill();
        }
        watch(started, ended);
        return ended.join();
    }

    /// Returns when the process has ended, and ends it when it accepts no connections for a while:
    /// a broker that gave up its disk may keep running without serving clients.
    private void watch(ChildJvm started, CompletableFuture<Integer> ended)
            throws InterruptedException {
        int missed = 0;
        while (!endedWithin(ended, LOOK_EVERY) && !isStopping()) {
            missed = takesConnections() ? 0 : missed + 1;
            if (missed == MISSED_AT_MOST && !isStopping()) {
                announcer.doesNotAnswer(plan.name());
                started.kill();
            }
        }
    }

    private boolean takesConnections() {
        return plan.parts().stream().allMatch(part -> ReadinessProbe.takesConnections(part.port()));
    }

    private static boolean endedWithin(CompletableFuture<Integer> ended, Duration patience)
            throws InterruptedException {
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException runs) {
            return false;
        } catch (ExecutionException unknown) {
            return true;
        }
    }

    /// Under the same lock as [#stop], so that nothing is started after the decision to stop.
    private synchronized @Nullable ChildJvm launch() {
        if (isStopping()) {
            return null;
        }
        partsToCome = new CountDownLatch(plan.parts().size());
        plan.parts().forEach(part -> states.putIfAbsent(part.name(), ComponentState.STARTING));
        since = Instant.now();
        var started = ChildJvm.start(plan.command(), this::onOutput);
        child = started;
        changed.run();
        return started;
    }

    private void onOutput(String line) {
        log.write(line);
        plan.parts().stream()
                .filter(part -> line.startsWith(part.name() + ChildJvm.READY))
                .forEach(this::isReady);
    }

    private void isReady(ComponentSpec part) {
        var took = Duration.between(since, Instant.now());
        if (states.get(part.name()) == ComponentState.RESTARTING) {
            announcer.back(part, took);
        } else {
            announcer.ready(part, took);
        }
        // After it was printed: a reader who sees the state `ready` finds the line as well.
        states.put(part.name(), ComponentState.READY);
        partsToCome.countDown();
        if (partsToCome.getCount() == 0) {
            firstReady.complete(null);
        }
        changed.run();
    }

    private void failAllParts() {
        var latch = partsToCome;
        while (latch.getCount() > 0) {
            latch.countDown();
        }
    }

    private void onUnexpectedExit(int exitCode) throws InterruptedException {
        if (!firstReady.isDone()) {
            stopping.countDown();
            firstReady.completeExceptionally(new StartupException(reason(exitCode), null));
            return;
        }
        var wait = backOff.after(Duration.between(since, Instant.now()));
        everyPart(ComponentState.RESTARTING);
        announcer.died(plan.name(), exitCode, wait);
        stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String reason(int exitCode) {
        return StartFailure.reason(plan, exitCode, log.lastLines());
    }

    /// Stops the process gracefully, and returns when it has ended.
    void stop(Duration patience) {
        var running = decideToStop();
        if (running == null || !running.isAlive()) {
            return;
        }
        var asked = Instant.now();
        boolean byItself = running.stop(patience);
        everyPart(ComponentState.STOPPED);
        announcer.stopped(plan.name(), Duration.between(asked, Instant.now()), byItself);
    }

    private synchronized @Nullable ChildJvm decideToStop() {
        stopping.countDown();
        return child;
    }

    private void everyPart(ComponentState state) {
        plan.parts().forEach(part -> states.put(part.name(), state));
        changed.run();
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /// @return the current state of its components
    List<PlatformState.Part> parts() {
        var running = child;
        long pid = running == null ? 0 : running.pid();
        return plan.parts().stream()
                .map(
                        part ->
                                new PlatformState.Part(
                                        part.name(), state(part), pid, part.port(), since))
                .toList();
    }

    private ComponentState state(ComponentSpec part) {
        return states.getOrDefault(part.name(), ComponentState.STARTING);
    }
}
