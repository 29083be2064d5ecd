package io.amends.bench;

import static io.amends.bench.Output.print;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// `./amends bench intake [SECONDS [CALLERS]]`: complaints created per second, through the gateway
/// and directly at the service, compared with the bare store and broker with the same callers in
/// the same run. Then: the first page of open complaints among all those.
public final class IntakeBench {
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 12;
    private static final int PAGES = 500;
    private static final double DIRECT_GOAL = 0.5;
    private static final double GATEWAY_GOAL = 0.35;

    private final MeasuredPlatform platform;
    private final EventFlow flow;
    private final ClosedLoop loop;
    private final Complaints complaints = new Complaints();

    private IntakeBench(MeasuredPlatform platform, EventFlow flow, ClosedLoop loop) {
        this.platform = platform;
        this.flow = flow;
        this.loop = loop;
    }

    /// Runs it.
    ///
    /// @param arguments seconds per round (10) and number of concurrent callers (32)
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
        int callers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 32;
        try (var platform = MeasuredPlatform.start();
                var flow = new EventFlow(platform.bootstrapServers())) {
            new IntakeBench(platform, flow, new ClosedLoop(callers, Duration.ofSeconds(seconds)))
                    .run();
        }
    }

    private void run() throws Exception {
        warmUp();
        try (var floor = new Floor(platform.mongodbUri(), platform.bootstrapServers())) {
            print(
                    "%d callers, rounds of %d s; a document has %,d bytes, an event %,d.",
                    loop.callers(),
                    loop.length().toSeconds(),
                    floor.documentBytes(),
                    floor.eventBytes());
            floor(floor);
            rounds(floor);
        }
        lists();
    }

    /// The JVM needs warm-up: rounds are discarded until they no longer get faster.
    private void warmUp() throws Exception {
        double best = 0;
        for (int round = 1, still = 0; round <= WARM_UP && still < 2; round++) {
            var direct =
                    intake("", platform.complaintService(), directPath(), platform.directToken());
            var gateway = intake("", platform.gateway(), Complaints.PATH, platform.adminKey());
            double rate = direct.perSecond() + gateway.perSecond();
            still = rate > best * 1.05 ? 0 : still + 1;
            best = Math.max(best, rate);
            print("Warming up: %,.0f /s", rate / 2);
        }
    }

    private void rounds(Floor floor) throws Exception {
        var floors = new ArrayList<Measurement>();
        var direct = new ArrayList<Measurement>();
        var gateway = new ArrayList<Measurement>();
        for (int round = 1; round <= ROUNDS; round++) {
            floors.add(published(floor(floor)));
            direct.add(
                    published(
                            intake(
                                    "at the service",
                                    platform.complaintService(),
                                    directPath(),
                                    platform.directToken())));
            gateway.add(
                    published(
                            intake(
                                    "through the gateway",
                                    platform.gateway(),
                                    Complaints.PATH,
                                    platform.adminKey())));
        }
        double bare = Measurement.median(floors).perSecond();
        ratio("at the service", Measurement.median(direct).perSecond() / bare, DIRECT_GOAL);
        ratio("through the gateway", Measurement.median(gateway).perSecond() / bare, GATEWAY_GOAL);
    }

    private Measurement floor(Floor floor) throws Exception {
        flow.awaitQuiet();
        return loop.measure("bare driver and producer", _ -> floor::write, floor::flush);
    }

    /// A round of intake. The services' remaining event processing is reported separately, and
    /// completed before the next round.
    private Measurement intake(String name, URI at, String path, String key) throws Exception {
        flow.awaitQuiet();
        long before = flow.count("amends.complaints");
        var spentBefore = platform.processorTime();
        var figures =
                loop.measure(
                        name,
                        _ -> {
                            var connection = new Connection(at);
                            return () -> complaints.post(connection, path, key);
                        },
                        () -> {});
        if (!name.isEmpty()) {
            long answered = System.nanoTime();
            flow.awaitCount("amends.complaints", before + figures.count());
            print(
                    "  (the last event of the next line was on Kafka %.2f s after the last answer)",
                    (System.nanoTime() - answered) / 1e9);
            flow.awaitQuiet();
            print(
                    "  (and it cost %s)",
                    spentBefore.until(platform.processorTime(), figures.count()));
        }
        return figures;
    }

    private void lists() throws Exception {
        flow.awaitQuiet();
        var single = new ClosedLoop(1, Duration.ofSeconds(5));
        for (var sort : List.of("due", "received", "priority")) {
            var path = "/api/v1/complaints?limit=50&status=received&sort=" + sort;
            published(list(single, "fifty open ones, by " + sort, path));
        }
        print("among %,d open complaints.", flow.count("amends.complaints"));
    }

    private Measurement list(ClosedLoop single, String name, String path) throws Exception {
        try (var connection = new Connection(platform.gateway())) {
            for (int i = 0; i < PAGES; i++) {
                connection.get(path, platform.adminKey()).expect(200);
            }
            return single.measure(name, _ -> () -> page(connection, path), () -> {});
        }
    }

    private void page(Connection connection, String path) throws IOException {
        connection.get(path, platform.adminKey()).expect(200);
    }

    /// The service has the same routes as the gateway.
    private static String directPath() {
        return Complaints.PATH;
    }

    private static void ratio(String name, double ratio, double goal) {
        print(
                "%-34s %.2f of the floor (goal %.2f%s)",
                name, ratio, goal, ratio >= goal ? "" : ", missed");
    }

    private static Measurement published(Measurement figures) {
        print("%s", figures);
        return figures;
    }
}
