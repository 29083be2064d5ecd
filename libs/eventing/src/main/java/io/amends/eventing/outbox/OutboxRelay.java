package io.amends.eventing.outbox;

import io.amends.eventing.aggregate.FailureLog;
import io.amends.eventing.aggregate.Outbox;
import io.amends.eventing.aggregate.OutboxLease;
import io.amends.eventing.aggregate.OutboxListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends the events that wait in outboxes, in order per aggregate, then moves them to the history.
///
/// A write that acquires its outbox lease passes the events on in memory, so that the usual path
/// costs a send, and a share of a bulk write that moves those of many aggregates at once. Events
/// that are not passed on (a full queue, a process that died) are found by the sweep once their
/// lease has expired. Events are sent at least once.
public final class OutboxRelay implements OutboxListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(200);
    private static final int PAGE = 200;

    private final EventSender sender;
    private final RelaySettings settings;
    private final InstantSource clock;
    private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<OutboxLease> toSend;
    private final LinkedBlockingQueue<OutboxLease> acknowledged = new LinkedBlockingQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean brokerFails;
    private volatile boolean closing;
    private volatile boolean stopped;

    /// @param clock the real clock
    public OutboxRelay(EventSender sender, RelaySettings settings, InstantSource clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
        this.toSend = new LinkedBlockingQueue<>(settings.queueCapacity());
    }

    /// Adds an outbox.
    public void addOutbox(Outbox outbox) {
        outboxes.add(outbox);
    }

    /// Starts the threads.
    public void start() {
        run("relay-send", this::sendNext);
        run("relay-complete", this::completeNext);
        run("relay-sweep", this::sweep);
    }

    @Override
    public void onLeaseAcquired(OutboxLease lease) {
        toSend.offer(lease);
    }

    /// Sends and completes what it has, for some seconds at most, and releases the other leases.
    @Override
    public void close() {
        closing = true;
        var deadline = clock.instant().plus(SHUTDOWN_TIMEOUT);
        while (isBusy() && clock.instant().isBefore(deadline)) {
            pause(Duration.ofMillis(20));
        }
        halt();
        releaseRemaining();
    }

    /// Stops at once and releases nothing; another relay finds the events when the leases expire.
    public void halt() {
        closing = true;
        stopped = true;
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            awaitEnd(thread);
        }
    }

    private boolean isBusy() {
        return !toSend.isEmpty() || inFlight.get() > 0 || !acknowledged.isEmpty();
    }

    private void sendNext() throws InterruptedException {
        var leases = new ArrayList<OutboxLease>();
        leases.add(toSend.take());
        toSend.drainTo(leases, settings.batchSize() - 1);
        for (var lease : renewLate(leases)) {
            inFlight.incrementAndGet();
            new InFlightBatch(lease, this::onAcknowledged).send(sender);
        }
    }

    /// Renews leases that have waited long first, so that no other relay takes them meanwhile.
    private List<OutboxLease> renewLate(List<OutboxLease> leases) {
        var soon = clock.instant().plus(settings.deliveryTimeout());
        var byTime =
                leases.stream().collect(Collectors.partitioningBy(it -> it.until().isBefore(soon)));
        var late = byTime.getOrDefault(true, List.of());
        var held = new ArrayList<>(byTime.getOrDefault(false, List.of()));
        for (var outbox : outboxes) {
            var its = late.stream().filter(lease -> lease.outbox() == outbox).toList();
            if (!its.isEmpty()) {
                held.addAll(outbox.renew(its));
            }
        }
        return held;
    }

    private void onAcknowledged(OutboxLease lease, int count) {
        brokerFails = count < lease.events().size();
        if (count > 0) {
            var sent = lease.events().subList(0, count);
            acknowledged.add(lease.withEvents(sent));
        } else {
            inFlight.decrementAndGet();
        }
    }

    private void completeNext() throws InterruptedException {
        var leases = new ArrayList<OutboxLease>();
        leases.add(acknowledged.take());
        linger();
        acknowledged.drainTo(leases, settings.batchSize() - 1);
        var completed = false;
        try {
            for (var outbox : leases.stream().map(OutboxLease::outbox).distinct().toList()) {
                var its = leases.stream().filter(lease -> lease.outbox() == outbox).toList();
                outbox.complete(its).forEach(this::onLeaseAcquired);
            }
            completed = true;
        } finally {
            if (completed) {
                inFlight.addAndGet(-leases.size());
            } else {
                acknowledged.addAll(leases); // completing twice is harmless
            }
        }
    }

    /// Waits for more sent events, to be moved to the history by the same two commands.
    private void linger() throws InterruptedException {
        if (!closing && acknowledged.size() < settings.batchSize()) {
            Thread.sleep(settings.linger());
        }
    }

    private void sweep() throws InterruptedException {
        Thread.sleep(settings.sweepInterval());
        for (var outbox : outboxes) {
            var acquired = List.<OutboxLease>of();
            do {
                // While the broker fails, one aggregate at a time tests whether it works again.
                acquired = closing ? List.of() : outbox.acquireExpired(brokerFails ? 1 : PAGE);
                for (var lease : acquired) {
                    toSend.put(lease);
                }
            } while (acquired.size() == PAGE && toSend.remainingCapacity() > PAGE);
        }
    }

    private void run(String name, Step step) {
        var thread = Thread.ofPlatform().name(name).daemon().start(() -> loop(name, step));
        threads.add(thread);
    }

    private void loop(String name, Step step) {
        var failures = new FailureLog(LOG, name);
        while (!stopped) {
            try {
                step.run();
                failures.succeeded();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopped) {
                    failures.failed(e);
                    pause(PAUSE_AFTER_FAILURE);
                }
            }
        }
    }

    private void releaseRemaining() {
        var rest = new ArrayList<OutboxLease>();
        toSend.drainTo(rest);
        for (var outbox : outboxes) {
            var its = rest.stream().filter(lease -> lease.outbox() == outbox).toList();
            try {
                if (!its.isEmpty()) {
                    outbox.release(its);
                }
            } catch (RuntimeException e) {
                LOG.info(
                        "{} outbox leases will expire by themselves: {}", its.size(), e.toString());
            }
        }
    }

    private static void awaitEnd(Thread thread) {
        try {
            thread.join(SHUTDOWN_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration length) {
        try {
            TimeUnit.NANOSECONDS.sleep(length.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// One iteration of a thread's work.
    private interface Step {
        void run() throws InterruptedException;
    }
}
