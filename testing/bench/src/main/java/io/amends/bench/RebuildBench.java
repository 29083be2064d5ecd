package io.amends.bench;

import static io.amends.bench.Output.print;

import io.amends.satisfaction.application.ScoreCommands;
import io.amends.satisfaction.application.ScoreRebuild;
import io.amends.satisfaction.application.ScoreRebuild.Rebuilt;
import io.amends.satisfaction.application.ScoreRebuild.Step;
import io.amends.satisfaction.messaging.ConsumerDefinitions;
import java.util.EnumMap;
import java.util.Map;

/// `./amends bench rebuild [EVENTS]`: rebuilds all customers from the topics while the service
/// runs, and measures how long the service is paused at the end. Events are those of `replay`:
/// eight per complaint, two complaints per customer.
public final class RebuildBench {
    private static final int EVENTS = 100_000;

    private final MeasuredPlatform platform;
    private final Map<Step, Long> begun = new EnumMap<>(Step.class);

    private RebuildBench(MeasuredPlatform platform) {
        this.platform = platform;
    }

    /// Runs it.
    ///
    /// @param arguments number of events (100,000)
    public static void main(String[] arguments) throws Exception {
        var events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : EVENTS;
        try (var platform = MeasuredPlatform.start();
                var flow = new EventFlow(platform.bootstrapServers());
                var topics = new ScoredTopics(platform.bootstrapServers());
                var _ = new ScoringService(platform)) {
            new ScoredCases(events).happen(events, topics::send);
            topics.flush();
            flow.awaitQuiet();
            new RebuildBench(platform).run();
        }
    }

    private void run() throws InterruptedException {
        var broker =
                new ScoreRebuild.Broker(
                        Map.of("bootstrap.servers", platform.bootstrapServers()),
                        ScoredTopics.PREFIX);
        long started = System.nanoTime();
        try (var tools = ScoreCommands.open(platform.mongodbUri(), ScoringService.DATABASE)) {
            var rebuilt =
                    tools.rebuild(ConsumerDefinitions::silent, broker, this::note, false).run();
            tell(rebuilt, started, System.nanoTime());
        }
    }

    private void note(Step step, long done, long total) {
        begun.putIfAbsent(step, System.nanoTime());
    }

    private void tell(Rebuilt rebuilt, long started, long ended) {
        var customers = rebuilt.merged().same() + rebuilt.merged().repaired();
        print(
                "%,d events, %,d customers: made anew in %.1f s, of which reading %.1f s (%,.0f events/s); the service held still for %.1f s",
                rebuilt.events(),
                customers,
                seconds(started, ended),
                seconds(started, at(Step.COMPARING)),
                rebuilt.events() / seconds(started, at(Step.COMPARING)),
                seconds(at(Step.WAITING), ended));
    }

    private long at(Step step) {
        return begun.getOrDefault(step, System.nanoTime());
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
