package io.amends.satisfaction;

import io.amends.satisfaction.domain.Nights;
import io.amends.satisfaction.store.NightLog;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Does every night's work once, at its hour by the business clock. What was not done because no
/// service ran is done at the next start; what failed is tried again.
final class NightWatch implements Nights, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final NightLog log;
    private final List<Work> works;
    private final Runnable passNow;
    private final Runnable goOn;
    private final Runnable stop;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("nights").factory());

    /// What is to be done in a night.
    ///
    /// @param name as the log of nights knows it
    /// @param at the hour, UTC
    record Work(String name, LocalTime at, Nightly todo) {

        /// The last night whose hour has come, by the day it falls on.
        LocalDate lastNight(Clock clock) {
            var now = clock.instant().atOffset(ZoneOffset.UTC);
            var today = now.toLocalDate();
            return now.toLocalTime().isBefore(at) ? today.minusDays(1) : today;
        }
    }

    /// Does a night's work.
    @FunctionalInterface
    interface Nightly {
        void run(LocalDate night);
    }

    /// @param works in the order in which they are done where several are due
    /// @param passNow goes through all customers
    /// @param goOn what is to be looked at between nights: work that was interrupted
    /// @param stop ends the work that is being done
    NightWatch(
            NightLog log,
            List<Work> works,
            Runnable passNow,
            Runnable goOn,
            Runnable stop,
            Clock clock) {
        this.passNow = passNow;
        this.log = log;
        this.works = List.copyOf(works);
        this.goOn = goOn;
        this.stop = stop;
        this.clock = clock;
    }

    /// Begins to look. Nights that are over by now are, whenever the first look comes.
    void start() {
        safely(() -> works.forEach(work -> log.hearOf(work.name(), work.lastNight(clock))));
        thread.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void passNow() {
        thread.execute(() -> safely(passNow));
    }

    /// Does what is due.
    void look() {
        safely(
                () -> {
                    goOn.run();
                    works.forEach(this::onceANight);
                });
    }

    private static void safely(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // The store may be away; it is looked at again in a moment.
            LOG.warn("The night's work could not be done: {}", e.getClass().getSimpleName());
        }
    }

    private void onceANight(Work work) {
        var night = work.lastNight(clock);
        if (!log.begin(work.name(), night)) {
            return;
        }
        try {
            work.todo().run(night);
        } catch (RuntimeException e) {
            log.giveBack(work.name(), night);
            throw e;
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
