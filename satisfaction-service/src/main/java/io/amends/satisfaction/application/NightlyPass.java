package io.amends.satisfaction.application;

import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.domain.CustomerFailures;
import io.amends.satisfaction.domain.NightlyDecisions;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.money.TierCutsByCurrency;
import io.amends.satisfaction.domain.money.TierShares;
import io.amends.satisfaction.domain.money.TierValues;
import io.amends.satisfaction.store.Customers;
import io.amends.satisfaction.store.FailedCustomers;
import io.amends.satisfaction.store.NightlyPassLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The nightly pass over all customers: first the value of each, for the tier cuts; then each
/// customer's tier, warnings and figures. Memory: one batch of customers plus eight bytes for each
/// of the others. Can be stopped after any batch.
final class NightlyPass {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyPass.class);
    private static final int BATCH = 500;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final int LOG_INTERVAL = 50_000;

    // Cuts of an earlier day do not cover all customers of today.
    private static final Duration TOO_OLD = Duration.ofHours(20);

    private final Customers customers;
    private final FailedCustomers failedCustomers;
    private final NightlyPassLog log;
    private final CurrentParameters scoring;
    private final TierShares shares;
    private final Clock clock;
    private final Predicate<Runnable> unlessPaused;
    private final Consumer<NightlyPassLog.Progress> shown;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private boolean waiting;

    /// @param unlessPaused runs a piece of work, or returns false while the service is paused
    /// @param shown receives the progress after every batch
    NightlyPass(
            Customers customers,
            FailedCustomers failedCustomers,
            NightlyPassLog log,
            CurrentParameters scoring,
            TierShares shares,
            Clock clock,
            Predicate<Runnable> unlessPaused,
            Consumer<NightlyPassLog.Progress> shown) {
        this.customers = customers;
        this.failedCustomers = failedCustomers;
        this.log = log;
        this.scoring = scoring;
        this.shares = shares;
        this.clock = clock;
        this.unlessPaused = unlessPaused;
        this.shown = shown;
    }

    /// Begins a new pass, or continues the interrupted one.
    ///
    /// @return the progress; empty while another process holds the pass
    Optional<NightlyPassLog.Progress> run() {
        var now = clock.instant();
        var old = log.last().filter(last -> last.startedAt().isBefore(now.minus(TOO_OLD)));
        return log.acquire(now, old.isPresent()).map(this::run);
    }

    /// Ensures that a pass that began at an instant or later is complete.
    ///
    /// @return whether it is complete
    boolean runSince(Instant due) {
        var last = log.last().filter(NightlyPassLog.Progress::done);
        return last.isPresent() && !last.get().startedAt().isBefore(due)
                || run().filter(NightlyPassLog.Progress::done).isPresent();
    }

    /// Continues an interrupted pass, if there is one.
    Optional<NightlyPassLog.Progress> resume() {
        return log.last().filter(last -> !last.done()).flatMap(_ -> run());
    }

    /// Stops after the current batch.
    void stop() {
        stopped.set(true);
    }

    private NightlyPassLog.Progress run(NightlyPassLog.Hold hold) {
        var progress = hold.progress();
        LOG.info(
                "The pass over all customers {}",
                progress.after().isEmpty() ? "begins" : "goes on after " + progress.counts());
        var failures = failedCustomers.run("pass", progress.startedAt());
        var failed = true;
        try {
            progress = progress.valued() ? progress : value(hold, progress);
            while (!stopped.get() && !progress.done()) {
                var next = batch(progress, failures);
                shown.accept(next);
                if (!log.save(hold, next)) {
                    failed = false;
                    return progress;
                }
                progress = next;
            }
            failed = false;
        } finally {
            if (failed) {
                log.releaseFailed(hold, progress);
            } else {
                log.release(hold, progress);
            }
        }
        if (progress.done()) {
            failures.completed();
        }
        LOG.info("The pass {}: {}", progress.done() ? "is done" : "was stopped", progress.counts());
        return progress;
    }

    private NightlyPassLog.Progress value(
            NightlyPassLog.Hold hold, NightlyPassLog.Progress progress) {
        log.save(hold, progress);
        var values = new TierValues();
        var margin = scoring.parameters().margin();
        var today = CustomerFacts.day(clock.instant());
        var processed = 0L;
        var failures = failedCustomers.run("tiers");
        var add =
                failures.isolated(
                        customer ->
                                NightlyDecisions.value(
                                                customer.interactions().until(today), margin, today)
                                        .ifPresent(values::add));
        try (var all = customers.all(failures)) {
            for (Iterator<CustomerFacts> each = all.iterator(); each.hasNext(); ) {
                add.accept(each.next());
                if (++processed % LOG_INTERVAL == 0) {
                    if (stopped.get() || !log.save(hold, progress)) {
                        return progress;
                    }
                    LOG.info("The pass has valued {} customers", processed);
                }
            }
        }
        failures.completed();
        return progress.with(values.cuts(shares));
    }

    private Optional<Customers.Stepped> step(
            NightlyPassLog.Progress progress, CustomerFailures failures) {
        return customers.step(
                progress.after(), BATCH, night(progress.tiers()), clock.instant(), failures);
    }

    private NightlyPassLog.Progress batch(
            NightlyPassLog.Progress progress, CustomerFailures failures) {
        if (!progress.valued() || relayIsBehind()) {
            return progress;
        }
        var done = new AtomicReference<>(Optional.<Customers.Stepped>empty());
        if (!unlessPaused.test(() -> done.set(step(progress, failures)))) {
            LockSupport.parkNanos(PAUSE.toNanos());
            return progress;
        }
        var step = done.get();
        if (step.isEmpty()) {
            return progress.atEnd();
        }
        var next = progress.after(step.get().last(), step.get().counts());
        if (next.counts().processed() / LOG_INTERVAL
                > progress.counts().processed() / LOG_INTERVAL) {
            LOG.info("The pass has come to {}", next.counts());
        }
        return next;
    }

    // The first night publishes events for every customer. However many these are, and even while
    // Kafka is unavailable, the number of pending events stays bounded.
    private boolean relayIsBehind() {
        var behind = customers.manyAreWaiting();
        if (behind) {
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        if (behind && !waiting) {
            LOG.info("The pass waits until events were sent");
        }
        waiting = behind;
        return behind;
    }

    private Customers.Step night(TierCutsByCurrency tiers) {
        var parameters = scoring.parameters();
        return (customer, now) -> new NightlyDecisions(tiers, parameters, now).decide(customer);
    }
}
