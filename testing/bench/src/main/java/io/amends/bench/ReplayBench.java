package io.amends.bench;

import static io.amends.bench.Output.print;

import java.time.Duration;
import java.util.Locale;

/// `./amends bench replay [EVENTS]`: the satisfaction-service reading a topic from its beginning,
/// compared with a bare consumer of the same topic that only deserialises. Events are those of
/// concurrent complaints, eight per complaint, two complaints per customer.
public final class ReplayBench {
    private static final int EVENTS = 500_000;
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final MeasuredPlatform platform;
    private final EventFlow flow;
    private final int events;

    private ReplayBench(MeasuredPlatform platform, EventFlow flow, int events) {
        this.platform = platform;
        this.flow = flow;
        this.events = events;
    }

    /// Runs it.
    ///
    /// @param arguments number of events (500,000)
    public static void main(String[] arguments) throws Exception {
        var events = arguments.length > 0 ? Integer.parseInt(arguments[0]) : EVENTS;
        try (var platform = MeasuredPlatform.start();
                var flow = new EventFlow(platform.bootstrapServers())) {
            new ReplayBench(platform, flow, events).run();
        }
    }

    private void run() throws Exception {
        try (var topics = new ScoredTopics(platform.bootstrapServers())) {
            new ScoredCases(events).happen(events, topics::send);
            topics.flush();
        }
        var before = bare();
        var service = service();
        var after = bare();
        var floor = (before + after) / 2;
        print(
                "%,d events; bare consumer %,.0f/s before and %,.0f/s after; satisfaction-service %,.0f/s: %.3f of the bare one",
                events, before, after, service, service / floor);
    }

    private double bare() {
        return BareConsumer.perSecond(platform.bootstrapServers(), ScoredTopics.READ, events);
    }

    // From the first commit on, so that the start of the service is excluded.
    private double service() throws Exception {
        try (var service = new ScoringService(platform)) {
            var end = System.nanoTime() + PATIENCE.toNanos();
            long first = 0;
            long firstTime = 0;
            long trips = 0;
            var spent = spent();
            while (true) {
                var read = flow.read(ScoredTopics.PREFIX + "satisfaction-service.customers");
                if (first == 0 && read > 0) {
                    first = read;
                    firstTime = System.nanoTime();
                    trips = service.roundTrips();
                    spent = spent();
                }
                if (read >= events) {
                    break;
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(
                            String.format(Locale.ROOT, "only %d events were read", read));
                }
                Thread.sleep(20);
            }
            var seconds = (System.nanoTime() - firstTime) / 1e9;
            print(
                    "%.3f commands to the store per event",
                    (service.roundTrips() - trips) / (double) (events - first));
            print("An event cost %s", spent.until(spent(), events - first));
            return (events - first) / seconds;
        }
    }

    private ProcessorTime spent() {
        return platform.processorTime().with("satisfaction-service");
    }
}
