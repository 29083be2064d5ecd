package io.amends.satisfaction.application;

import io.amends.eventing.aggregate.MergeMode;
import io.amends.eventing.aggregate.MergeResult;
import io.amends.eventing.aggregate.ShadowCollection;
import io.amends.eventing.kafka.ConsumerGroups;
import io.amends.eventing.topic.TopicNames;
import io.amends.satisfaction.domain.CurrentParameters;
import io.amends.satisfaction.store.RebuildLease;
import io.amends.satisfaction.store.RebuildLease.Phase;
import io.amends.satisfaction.store.StandaloneStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Rebuilds all customers from the events on the topics, beside the running service, and then
/// replaces those in use. Nothing is published; event numbers and the last published figures are
/// merged over. A customer whose events are no longer complete on the topics stays unchanged, which
/// the result reports. Can be stopped at any time, and resumes where it stopped.
public final class ScoreRebuild {
    private static final List<String> CONSUMERS =
            List.of(ConsumerNames.CASES, ConsumerNames.INTERACTIONS);

    private static final Duration SENDING = Duration.ofSeconds(5);

    private final StandaloneStore store;
    private final RebuildConsumers consumersOf;
    private final CurrentParameters scoring;
    private final Broker broker;
    private final Watcher watcher;
    private final Duration patience;
    private final MergeMode finalMode;
    private final ShadowCollection shadow;
    private volatile boolean stopped;

    /// @param acceptLoss whether customers whose events are no longer complete on the topics are
    ///   replaced too; otherwise these stay unchanged
    ScoreRebuild(
            StandaloneStore store,
            RebuildConsumers consumersOf,
            CurrentParameters scoring,
            Broker broker,
            Watcher watcher,
            Duration patience,
            boolean acceptLoss) {
        this.store = store;
        this.consumersOf = consumersOf;
        this.scoring = scoring;
        this.broker = broker;
        this.watcher = watcher;
        this.patience = patience;
        this.finalMode = acceptLoss ? MergeMode.FINAL_ACCEPTING_LOSS : MergeMode.FINAL;
        this.shadow = store.nextCustomers().collection(scoring.parameters());
    }

    /// The source of the events.
    ///
    /// @param kafka the broker's address and credentials
    /// @param prefix of topics and consumer groups where several platforms share a broker
    public record Broker(Map<String, Object> kafka, String prefix) {
        TopicNames names() {
            return new TopicNames(prefix);
        }
    }

    /// The phases of a rebuild.
    public enum Step {
        /// Events are read and applied to new customers.
        READING,
        /// New customers are compared with those in use.
        COMPARING,
        /// The service is asked to pause.
        WAITING,
        /// Events that arrived meanwhile are read, and everything is compared once more.
        SWITCHING
    }

    /// Receives the progress.
    @FunctionalInterface
    public interface Watcher {
        /// @param total 0 where it is unknown
        void progress(Step step, long done, long total);
    }

    /// The result.
    ///
    /// @param events number of events read, over all runs
    /// @param merged the outcome for the customers; all zero where an earlier run had switched
    ///   collections already and only had to be completed
    /// @param gaps partitions whose first records are deleted, a sentence each
    /// @param refused events that were applied once and were refused in this run, a sentence each;
    ///   they are dead letters
    /// @param waiting number of events that wait for missing ones or for dead letters
    public record Rebuilt(
            long events,
            MergeResult merged,
            List<String> gaps,
            List<String> refused,
            long waiting) {}

    /// Runs the rebuild, or resumes an interrupted one.
    ///
    /// @throws RebuildException with a sentence, when it cannot run, was stopped, or runs already
    public Rebuilt run() throws InterruptedException {
        var lease = store.rebuilds().acquire().orElseThrow(this::underWay);
        try (var held = new RenewedLease(lease)) {
            var before = store.rebuilds().state().orElseThrow();
            var rebuilt =
                    before.phase() == Phase.RENAMING && !store.nextCustomers().exist()
                            ? new Rebuilt(
                                    before.done(), MergeResult.NOTHING, List.of(), List.of(), 0)
                            : build(held, before);
            CONSUMERS.forEach(store::handOverParked);
            held.finish();
            return rebuilt;
        }
    }

    /// Stops as soon as possible; [#run] then throws, and another run resumes.
    public void stop() {
        stopped = true;
    }

    private Rebuilt build(RenewedLease held, RebuildLease.State before)
            throws InterruptedException {
        var resumes = before.isResumable() && store.nextCustomers().exist();
        if (resumes) {
            held.enter(Phase.BUILDING);
        } else {
            held.restart();
            shadow.drop();
        }
        var offsets = resumes ? before.offsets() : Map.<String, Long>of();
        var consumers =
                consumersOf.create(
                        store.nextCustomers().open(),
                        scoring,
                        store.answers(),
                        store.interactions(),
                        store.clock());
        try (var reading = ReplayReader.open(store, broker, consumers, offsets)) {
            if (!resumes) {
                reading.removeParkedEvents();
            }
            read(reading, held, Step.READING);
            compare(Step.COMPARING, MergeMode.PREPARATION, held);
            var merged = change(reading, held);
            var missing = reading.shortfall();
            return new Rebuilt(
                    reading.progress().done(),
                    merged,
                    missing.gaps(),
                    missing.refused(),
                    missing.waiting());
        }
    }

    private void read(ReplayReader reading, RenewedLease held, Step step)
            throws InterruptedException {
        reading.toTheEnd(
                progress -> {
                    requireNotStopped(held);
                    held.note(progress.done(), progress.total(), reading.offsets());
                    watcher.progress(step, progress.done(), progress.total());
                });
    }

    private MergeResult compare(Step step, MergeMode mode, RenewedLease held) {
        var total = store.customersInUse().countAll();
        return shadow.merge(
                mode,
                read -> {
                    requireNotStopped(held);
                    watcher.progress(step, read, total);
                });
    }

    // From here on the service is paused, until the lease is released or expires.
    private MergeResult change(ReplayReader reading, RenewedLease held)
            throws InterruptedException {
        held.enter(Phase.SWITCHING);
        watcher.progress(Step.WAITING, 0, 0);
        try (var groups = new ConsumerGroups(broker.kafka(), broker.prefix())) {
            requirePaused(groups, patience);
            awaitSent();
            read(reading, held, Step.SWITCHING);
            held.enter(Phase.MERGING);
            var merged = compare(Step.SWITCHING, finalMode, held);
            requirePaused(groups, Duration.ZERO);
            held.enter(Phase.RENAMING);
            shadow.swap();
            return merged;
        }
    }

    private void requirePaused(ConsumerGroups groups, Duration howLong)
            throws InterruptedException {
        if (!groups.awaitEmpty(CONSUMERS, howLong)) {
            throw new RebuildException(
                    String.format(
                            Locale.ROOT,
                            "The satisfaction-service was asked to pause and did not within %d s, so nothing was switched: try again.",
                            howLong.toSeconds()));
        }
    }

    /// Waits a little until waiting events are sent, so that fewer are sent twice. Those that still
    /// wait, such as ones that cannot be read, stay in the outboxes of the merged customers.
    private void awaitSent() throws InterruptedException {
        var end = System.nanoTime() + SENDING.toNanos();
        while (shadow.unsent() > 0 && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    private void requireNotStopped(RenewedLease held) {
        if (stopped) {
            throw new RebuildException(
                    "Stopped, and nothing was switched. The same command resumes the rebuild.");
        }
        held.require();
    }

    private RebuildException underWay() {
        var state = store.rebuilds().state();
        var how =
                state.filter(known -> known.total() > 0)
                        .map(
                                known ->
                                        String.format(
                                                Locale.ROOT,
                                                ", at %d %%",
                                                100 * known.done() / known.total()))
                        .orElse("");
        var since = state.map(known -> known.since().toString()).orElse("now");
        var until = state.map(RebuildLease.State::until).orElse(Instant.now());
        return new RebuildException(
                String.format(
                        Locale.ROOT,
                        "Another rebuild is under way since %s%s; wait for it. If it was killed, its place is free at %s.",
                        since,
                        how,
                        until));
    }
}
