package io.amends.satisfaction.application;

import io.amends.satisfaction.domain.NightlyJobs;
import io.amends.satisfaction.store.NightlyJobLog;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs every nightly job once, at its hour by the business clock. A run missed because no service
/// was up is made up at the next start; a failed run is retried after a growing pause, while the
/// other jobs continue.
final class NightlyJobScheduler implements NightlyJobs, AutoCloseable {
    private static final String PASS_NOW = "pass-now";
    private static final String PASS_RESUME = "pass-resume";
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final NightlyJobLog log;
    private final List<Work> works;
    private final Runnable passNow;
    private final Runnable resume;
    private final Runnable stop;
    private final BackgroundJobs jobs;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("nights").factory());

    /// A nightly job.
    ///
    /// @param name its key in [NightlyJobLog]
    /// @param at the hour, UTC
    record Work(String name, LocalTime at, Nightly todo) {

        /// The latest night whose hour has come, by the day it falls on.
        LocalDate lastNight(Clock clock) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            var today = now.toLocalDate();
            return now.toLocalTime().isBefore(at) ? today.minusDays(1) : today;
        }
    }

    /// Runs a night's job.
    @FunctionalInterface
    interface Nightly {
        /// @return whether the job is complete; otherwise it is checked again soon
        boolean run(LocalDate night);
    }

    /// @param works in the order in which they run when several are due
    /// @param passNow runs the pass over all customers
    /// @param resume checked between nights: continues interrupted work
    /// @param stop ends the work in progress
    NightlyJobScheduler(
            NightlyJobLog log,
            List<Work> works,
            Runnable passNow,
            Runnable resume,
            Runnable stop,
            BackgroundJobs jobs,
            Clock clock) {
        this.passNow = passNow;
        this.log = log;
        this.works = List.copyOf(works);
        this.resume = resume;
        this.stop = stop;
        this.jobs = jobs;
        this.clock = clock;
        // Counted from the start, so that an increase can be seen from the first failure on.
        List.of(PASS_NOW, PASS_RESUME).forEach(this::job);
        this.works.forEach(work -> job(work.name()));
    }

    /// Starts checking. Nights that have passed by now are due, however late the first check is.
    void start() {
        works.forEach(
                work ->
                        job(work.name())
                                .run(() -> log.register(work.name(), work.lastNight(clock))));
        thread.scheduleWithFixedDelay(this::runDueJobs, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void passNow() {
        thread.execute(() -> job(PASS_NOW).run(passNow));
    }

    /// Runs what is due. Each job is isolated, so that a failing one stops no other.
    void runDueJobs() {
        job(PASS_RESUME).runIfDue(resume);
        works.forEach(work -> job(work.name()).runIfDue(() -> runOncePerNight(work)));
    }

    private BackgroundJobs.Job job(String name) {
        return jobs.job(name, EVERY, LONGEST_PAUSE);
    }

    private void runOncePerNight(Work work) {
        var night = work.lastNight(clock);
        log.begin(work.name(), night).ifPresent(turn -> run(work, turn));
    }

    // If the process dies here, the next one takes the night's work over when the lease expires.
    private static void run(Work work, NightlyJobLog.Turn turn) {
        var done = false;
        try (var _ = turn.renewInBackground()) {
            done = work.todo().run(turn.night());
        } finally {
            if (done) {
                turn.complete();
            } else {
                turn.giveBack();
            }
        }
    }

    @Override
    public void close() {
        stop.run();
        thread.shutdown();
        try {
            if (!thread.awaitTermination(GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            thread.shutdownNow();
        }
    }
}
