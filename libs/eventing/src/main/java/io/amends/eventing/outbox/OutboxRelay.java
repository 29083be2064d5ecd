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

/// Sends the events that wait in outboxes, in order per aggregate, then files them and removes them
/// from the outbox.
///
/// A write that acquires its outbox lease passes the events on in memory, so that the usual path
/// costs a send, and a share of a bulk write that files and removes for many aggregates at once.
/// Events that are not passed on (a full queue, a process that died) are found by the sweep once
/// their lease has expired. Events are sent at least once.
public final class OutboxRelay implements OutboxListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration GOODBYE = Duration.ofSeconds(5);
    private static final Duration BREATH = Duration.ofMillis(200);
    private static final int PAGE = 200;

    private final EventSender sender;
    private final RelaySettings settings;
    private final InstantSource clock;
    private final List<Outbox> outboxes = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<OutboxLease> claimed;
    private final LinkedBlockingQueue<OutboxLease> arrived = new LinkedBlockingQueue<>();
    private final AtomicInteger flying = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean troubled;
    private volatile boolean closing;
    private volatile boolean stopped;

    /// @param clock the real clock
    public OutboxRelay(EventSender sender, RelaySettings settings, InstantSource clock) {
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
        this.claimed = new LinkedBlockingQueue<>(settings.queue());
    }

    /// Adds an outbox.
    public void lookAfter(Outbox outbox) {
        outboxes.add(outbox);
    }

    /// Starts the threads.
    public void start() {
        run("relay-send", this::sendOn);
        run("relay-complete", this::completeOn);
        run("relay-sweep", this::sweepOn);
    }

    @Override
    public void claimed(OutboxLease claim) {
        claimed.offer(claim);
    }

    /// Sends and completes what it has, for some seconds at most, and releases the other leases.
    @Override
    public void close() {
        closing = true;
        var deadline = clock.instant().plus(GOODBYE);
        while (isBusy() && clock.instant().isBefore(deadline)) {
            pause(Duration.ofMillis(20));
        }
        halt();
        giveUp();
    }

    /// Stops at once and releases nothing; another relay finds the events when the leases expire.
    public void halt() {
        closing = true;
        stopped = true;
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            joined(thread);
        }
    }

    private boolean isBusy() {
        return !claimed.isEmpty() || flying.get() > 0 || !arrived.isEmpty();
    }

    private void sendOn() throws InterruptedException {
        var claims = new ArrayList<OutboxLease>();
        claims.add(claimed.take());
        claimed.drainTo(claims, settings.bundle() - 1);
        for (var claim : held(claims)) {
            flying.incrementAndGet();
            new InFlightBatch(claim, this::onAcknowledged).take(sender);
        }
    }

    /// Renews leases that have waited long first, so that no other relay takes them meanwhile.
    private List<OutboxLease> held(List<OutboxLease> claims) {
        var soon = clock.instant().plus(settings.deliveryTimeout());
        var byTime =
                claims.stream().collect(Collectors.partitioningBy(it -> it.until().isBefore(soon)));
        var late = byTime.getOrDefault(true, List.of());
        var held = new ArrayList<>(byTime.getOrDefault(false, List.of()));
        for (var outbox : outboxes) {
            var its = late.stream().filter(claim -> claim.outbox() == outbox).toList();
            if (!its.isEmpty()) {
                held.addAll(outbox.renew(its));
            }
        }
        return held;
    }

    private void onAcknowledged(OutboxLease claim, int count) {
        troubled = count < claim.events().size();
        if (count > 0) {
            var sent = claim.events().subList(0, count);
            arrived.add(claim.with(sent));
        } else {
            flying.decrementAndGet();
        }
    }

    private void completeOn() throws InterruptedException {
        var claims = new ArrayList<OutboxLease>();
        claims.add(arrived.take());
        gather();
        arrived.drainTo(claims, settings.bundle() - 1);
        var settled = false;
        try {
            for (var outbox : claims.stream().map(OutboxLease::outbox).distinct().toList()) {
                var its = claims.stream().filter(claim -> claim.outbox() == outbox).toList();
                outbox.complete(its).forEach(this::claimed);
            }
            settled = true;
        } finally {
            if (settled) {
                flying.addAndGet(-claims.size());
            } else {
                arrived.addAll(claims); // completing twice is harmless
            }
        }
    }

    /// Waits for more sent events, to be filed and removed by the same two commands.
    private void gather() throws InterruptedException {
        if (!closing && arrived.size() < settings.bundle()) {
            Thread.sleep(settings.linger());
        }
    }

    private void sweepOn() throws InterruptedException {
        Thread.sleep(settings.sweepInterval());
        for (var outbox : outboxes) {
            var taken = List.<OutboxLease>of();
            do {
                // While the broker fails, one aggregate at a time tests whether it works again.
                taken = closing ? List.of() : outbox.takeExpired(troubled ? 1 : PAGE);
                for (var claim : taken) {
                    claimed.put(claim);
                }
            } while (taken.size() == PAGE && claimed.remainingCapacity() > PAGE);
        }
    }

    private void run(String name, Step step) {
        var thread = Thread.ofPlatform().name(name).daemon().start(() -> again(name, step));
        threads.add(thread);
    }

    private void again(String name, Step step) {
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
                    pause(BREATH);
                }
            }
        }
    }

    private void giveUp() {
        var rest = new ArrayList<OutboxLease>();
        claimed.drainTo(rest);
        for (var outbox : outboxes) {
            var its = rest.stream().filter(claim -> claim.outbox() == outbox).toList();
            try {
                if (!its.isEmpty()) {
                    outbox.abandon(its);
                }
            } catch (RuntimeException e) {
                LOG.info("{} claims run out by themselves: {}", its.size(), e.toString());
            }
        }
    }

    private static void joined(Thread thread) {
        try {
            thread.join(GOODBYE);
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
