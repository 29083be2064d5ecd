package io.amends.bench;

import static io.amends.bench.Output.print;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.HdrHistogram.Histogram;

/// `./amends bench journey [RATE [SECONDS]]`: time from a complaint to its customer's new score,
/// while complaints arrive at a fixed rate. Open loop: each is due at its instant whatever the
/// earlier ones took, and every latency counts from that instant, so a stall shows in all that were
/// due meanwhile (no coordinated omission).
public final class JourneyBench {
    private static final int CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration LATE = Duration.ofSeconds(60);

    private final MeasuredPlatform platform;
    private final BlockingQueue<Connection> free = new ArrayBlockingQueue<>(CONNECTIONS);
    private final ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();

    private JourneyBench(MeasuredPlatform platform) {
        this.platform = platform;
        for (int i = 0; i < CONNECTIONS; i++) {
            free.add(new Connection(platform.gateway()));
        }
    }

    /// Runs it.
    ///
    /// @param arguments complaints per second (50), and number of seconds (60)
    public static void main(String[] arguments) throws Exception {
        int rate = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        try (var platform = MeasuredPlatform.start();
                var flow = new EventFlow(platform.bootstrapServers())) {
            var bench = new JourneyBench(platform);
            bench.post(rate, (int) (rate * WARM_UP.toSeconds()));
            flow.awaitQuiet();
            bench.measure(rate, rate * seconds);
        }
    }

    /// When a complaint was due, and when its response arrived.
    private record Posted(long due, long answered) {}

    private void measure(int rate, int count) throws Exception {
        try (var opened = new Arrivals(platform.bootstrapServers(), "amends.complaints");
                var scored = new Arrivals(platform.bootstrapServers(), "amends.customers")) {
            var posted = post(rate, count);
            awaitScores(posted, scored);
            print(
                    "%,d complaints, %d a second, through the gateway; from the instant each was due",
                    count, rate);
            var answers = Measurement.histogram();
            posted.values().forEach(one -> record(answers, one.answered() - one.due()));
            tell("to the answer", answers);
            tell("to the event on Kafka", between(posted, opened));
            tell("to the score on Kafka", between(posted, scored));
            var eventToScore = Measurement.histogram();
            posted.keySet()
                    .forEach(
                            customer ->
                                    record(
                                            eventToScore,
                                            at(scored, customer) - at(opened, customer)));
            tell("from the event to the score", eventToScore);
        }
    }

    private Map<String, Posted> post(int rate, int count) throws InterruptedException {
        var posted = new ConcurrentHashMap<String, Posted>();
        var run = UUID.randomUUID().toString().substring(0, 8);
        var done = new Semaphore(0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                long due = start + i * 1_000_000_000L / rate;
                sleepUntil(due);
                var customer = "journey-" + run + "-" + i;
                var _ = threads.submit(() -> post(customer, due, posted, done));
            }
            done.acquire(count);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException(failures.size() + " posts failed", failures.peek());
        }
        return posted;
    }

    private void post(String customer, long due, Map<String, Posted> posted, Semaphore done) {
        try {
            var connection = free.take();
            try {
                connection
                        .post(
                                Complaints.PATH,
                                platform.adminKey(),
                                customer,
                                Complaints.json(customer, customer))
                        .expect(201);
            } finally {
                free.add(connection);
            }
            posted.put(customer, new Posted(due, System.nanoTime()));
        } catch (Exception failed) {
            failures.add(failed);
        } finally {
            done.release();
        }
    }

    private static void sleepUntil(long due) throws InterruptedException {
        long left = due - System.nanoTime();
        if (left > 0) {
            Thread.sleep(Duration.ofNanos(left));
        }
    }

    private static void awaitScores(Map<String, Posted> posted, Arrivals scored)
            throws InterruptedException {
        long deadline = System.nanoTime() + LATE.toNanos();
        for (var customer : posted.keySet()) {
            while (scored.of(customer) == null) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "no score of " + customer + " within " + LATE.toSeconds() + " s");
                }
                Thread.sleep(10);
            }
        }
    }

    private static Histogram between(Map<String, Posted> posted, Arrivals arrivals) {
        var histogram = Measurement.histogram();
        posted.forEach((customer, one) -> record(histogram, at(arrivals, customer) - one.due()));
        return histogram;
    }

    private static long at(Arrivals arrivals, String customer) {
        var at = arrivals.of(customer);
        if (at == null) {
            throw new IllegalStateException("no event of " + customer);
        }
        return at;
    }

    /// Two consumers may see two causes in the wrong order by a hair; that counts as zero.
    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos, 0, histogram.getHighestTrackableValue()));
    }

    private static void tell(String name, Histogram histogram) {
        print(
                "%-30s p50 %8.1f ms   p99 %8.1f ms   max %8.1f ms",
                name,
                histogram.getValueAtPercentile(50) / 1e6,
                histogram.getValueAtPercentile(99) / 1e6,
                histogram.getMaxValue() / 1e6);
    }
}
