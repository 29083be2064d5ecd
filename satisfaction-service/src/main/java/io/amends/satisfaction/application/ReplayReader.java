package io.amends.satisfaction.application;

import io.amends.eventing.consuming.EventConsumer;
import io.amends.eventing.replay.EventReplay;
import io.amends.eventing.replay.EventReplay.Progress;
import io.amends.satisfaction.store.StandaloneStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Reads several consumers' topics at once, each on its own thread.
final class ReplayReader implements AutoCloseable {
    private static final Duration REPORT_INTERVAL = Duration.ofMillis(500);

    private final List<Reader> readers = new ArrayList<>();
    private final ExecutorService threads =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("rebuild-", 1).factory());

    private ReplayReader() {}

    static ReplayReader open(
            StandaloneStore store,
            ScoreRebuild.Broker broker,
            List<? extends EventConsumer<?, ?>> consumers,
            Map<String, Long> offsets) {
        var reading = new ReplayReader();
        try {
            for (var consumer : consumers) {
                var replay = store.replay(broker.kafka(), broker.names(), consumer, offsets);
                reading.readers.add(new Reader(replay));
            }
            return reading;
        } catch (RuntimeException e) {
            reading.close();
            throw e;
        }
    }

    /// Reads until the end of all topics.
    ///
    /// @param progressListener receives the progress, periodically and at the end; an exception
    ///   from it ends the reading
    void toTheEnd(Consumer<Progress> progressListener) throws InterruptedException {
        var all = new ArrayList<CompletableFuture<Void>>();
        readers.forEach(reader -> all.add(CompletableFuture.runAsync(reader::toTheEnd, threads)));
        try {
            while (all.stream().anyMatch(each -> !each.isDone())) {
                Thread.sleep(REPORT_INTERVAL);
                progressListener.accept(progress());
            }
            all.forEach(ReplayReader::await);
        } finally {
            readers.forEach(Reader::stop);
            all.forEach(each -> each.handle((_, _) -> true).join());
        }
        progressListener.accept(progress());
    }

    private static void await(CompletableFuture<Void> reader) {
        try {
            reader.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException reason ? reason : e;
        }
    }

    /// What the topics no longer contain, or contain in a form that is refused now.
    Shortfall shortfall() {
        return new Shortfall(
                readers.stream().flatMap(each -> each.replay.gaps().stream()).toList(),
                readers.stream().flatMap(each -> each.replay.refused().stream()).toList(),
                readers.stream().mapToLong(each -> each.replay.waiting()).sum());
    }

    /// What could not be applied.
    ///
    /// @param gaps partitions whose first records are deleted
    /// @param refused events that were applied once and are dead letters now
    /// @param waiting number of events that wait for missing ones or for dead letters
    record Shortfall(List<String> gaps, List<String> refused, long waiting) {}

    Progress progress() {
        return readers.stream().map(Reader::progress).reduce(new Progress(0, 0), Progress::plus);
    }

    Map<String, Long> offsets() {
        var offsets = new TreeMap<String, Long>();
        readers.forEach(reader -> offsets.putAll(reader.replay.offsets()));
        return offsets;
    }

    void removeParkedEvents() {
        readers.forEach(reader -> reader.replay.removeParkedEvents());
    }

    @Override
    public void close() {
        threads.shutdown();
        readers.forEach(reader -> reader.replay.close());
    }

    /// The topics of one consumer.
    private static final class Reader {
        private final EventReplay replay;
        private volatile Progress progress = new Progress(0, 0);
        private volatile boolean stopped;

        Reader(EventReplay replay) {
            this.replay = replay;
        }

        Progress progress() {
            return progress;
        }

        void stop() {
            stopped = true;
        }

        void toTheEnd() {
            stopped = false;
            progress = replay.progress();
            while (!stopped && !progress.isAtEnd()) {
                replay.step();
                progress = replay.progress();
            }
        }
    }
}
