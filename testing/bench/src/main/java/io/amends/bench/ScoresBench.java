package io.amends.bench;

import static io.amends.bench.Output.print;

import io.amends.contracts.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.HdrHistogram.Histogram;

/// `./amends bench scores [SECONDS [RATE …]]`: time from an event to the customer's new score, at
/// 200, 500 and 1,000 events per second. Open loop: each event is due at its instant whatever the
/// earlier ones took, and its latency counts from that instant to the event with the new score,
/// which is sent after the score was stored and passes through the broker: the score itself is
/// available earlier.
public final class ScoresBench {
    private static final Duration LATE = Duration.ofMinutes(2);
    private static final int WARM_UP_SECONDS = 20;
    private static final int WARM_UP_RATE = 500;

    private final MeasuredPlatform platform;
    private final ScoredTopics topics;

    private ScoresBench(MeasuredPlatform platform, ScoredTopics topics) {
        this.platform = platform;
        this.topics = topics;
    }

    /// Runs it.
    ///
    /// @param arguments seconds per rate (30), and the rates
    public static void main(String[] arguments) throws Exception {
        var seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 30;
        var rates =
                arguments.length > 1
                        ? List.of(arguments).stream().skip(1).map(Integer::valueOf).toList()
                        : List.of(200, 500, 1_000);
        try (var platform = MeasuredPlatform.start();
                var topics = new ScoredTopics(platform.bootstrapServers());
                var _ = new ScoringService(platform)) {
            var bench = new ScoresBench(platform, topics);
            bench.measured(WARM_UP_RATE, WARM_UP_SECONDS);
            for (var rate : rates) {
                tell(rate, bench.measured(rate, seconds));
            }
        }
    }

    private Histogram measured(int rate, int seconds) throws InterruptedException {
        var topic = ScoredTopics.PREFIX + Topic.CUSTOMERS.wireName();
        try (var scored = new Arrivals(platform.bootstrapServers(), topic)) {
            var due = send(rate, rate * seconds);
            await(due, scored);
            var histogram = Measurement.histogram();
            due.forEach(
                    (customer, at) ->
                            histogram.recordValue(
                                    Math.clamp(
                                            arrived(scored, customer) - at,
                                            0,
                                            histogram.getHighestTrackableValue())));
            return histogram;
        }
    }

    private Map<String, Long> send(int rate, int count) throws InterruptedException {
        var run = UUID.randomUUID().toString().substring(0, 8);
        var all = new HashMap<String, Long>();
        long start = System.nanoTime();
        for (var i = 0; i < count; i++) {
            long due = start + i * 1_000_000_000L / rate;
            long left = due - System.nanoTime();
            if (left > 0) {
                Thread.sleep(Duration.ofNanos(left));
            }
            var late = Duration.ofNanos(Math.max(0, System.nanoTime() - due));
            var customer = "scores-" + run + "-" + i;
            topics.send(ScoredCases.received(customer), Instant.now().minus(late));
            all.put(customer, due);
        }
        topics.flush();
        return all;
    }

    private static void await(Map<String, Long> due, Arrivals scored) throws InterruptedException {
        long deadline = System.nanoTime() + LATE.toNanos();
        for (var customer : due.keySet()) {
            while (scored.of(customer) == null) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("no score of " + customer + " after " + LATE);
                }
                Thread.sleep(10);
            }
        }
    }

    private static long arrived(Arrivals scored, String customer) {
        var at = scored.of(customer);
        if (at == null) {
            throw new IllegalStateException("no score of " + customer);
        }
        return at;
    }

    private static void tell(int rate, Histogram published) {
        print(
                "%,5d events/s   p50 %7.1f ms   p99 %7.1f ms   (%,d)",
                rate,
                published.getValueAtPercentile(50) / 1e6,
                published.getValueAtPercentile(99) / 1e6,
                published.getTotalCount());
    }
}
