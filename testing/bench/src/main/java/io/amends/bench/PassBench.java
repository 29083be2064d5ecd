package io.amends.bench;

import static io.amends.bench.Output.print;

import io.amends.satisfaction.application.StandaloneStores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./amends bench pass [CUSTOMERS [first]]`: how long the nightly pass takes over a million
/// customers, how much memory the services use meanwhile, and what a page of `/scores` costs among
/// them, through the gateway. Customers are as the previous pass left them; with `first` there was
/// none, so that every customer is put into a tier and published.
public final class PassBench {
    private static final int CUSTOMERS = 1_000_000;
    private static final String PASS = "/api/v1/scores/pass";
    private static final String LIST = "/api/v1/scores?limit=50";
    private static final String ONE = "/api/v1/customers/bench-7/score";
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int WARM_UP = 100;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MeasuredPlatform platform;

    private PassBench(MeasuredPlatform platform) {
        this.platform = platform;
    }

    /// Runs it.
    ///
    /// @param arguments number of customers (1,000,000), and `first`
    public static void main(String[] arguments) throws Exception {
        var customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : CUSTOMERS;
        var first = arguments.length > 1 && arguments[1].equals("first");
        try (var platform = MeasuredPlatform.start()) {
            var bench = new PassBench(platform);
            bench.fill(customers, !first);
            bench.pass(first ? "the first night" : "a night");
            for (var list : asked().entrySet()) {
                print("%s", bench.measured(list.getKey(), list.getValue()));
            }
        }
    }

    private void fill(int customers, boolean afterNight) throws Exception {
        long started = System.nanoTime();
        try (var store = StandaloneStores.open(platform.mongodbUri(), "satisfaction")) {
            var stored = new StoredCustomers(store, Instant.now(), afterNight);
            stored.choose();
            stored.fillTo(customers);
        }
        print("%,d customers (filled in %.0f s)", customers, (System.nanoTime() - started) / 1e9);
        try (var connection = new Connection(platform.gateway())) {
            var version = StoredCustomers.PARAMETERS.version();
            while (!get(connection, ONE).path("parameters").asString().equals(version)) {
                Thread.sleep(LOOK_EVERY);
            }
        }
    }

    private void pass(String name) throws Exception {
        long started = System.nanoTime();
        var spent = platform.processorTime();
        var most = new LinkedHashMap<String, Long>();
        try (var connection = new Connection(platform.gateway())) {
            connection.post(PASS, platform.adminKey(), "pass", "").expect(202);
            JsonNode pass;
            do {
                Thread.sleep(LOOK_EVERY);
                platform.residentMegabytes()
                        .forEach((part, now) -> most.merge(part, now, Math::max));
                pass = pass(connection);
            } while (!pass.path("done").asBoolean());
            var processed = pass.path("processed").asLong();
            var seconds = (System.nanoTime() - started) / 1e9;
            print("%s: %.1f s, %,.0f customers/s; %s", name, seconds, processed / seconds, pass);
            print(
                    "at most resident: services %,d MB, store %,d MB; %s",
                    most.getOrDefault("satisfaction-service", 0L),
                    most.getOrDefault("store", 0L),
                    spent.until(platform.processorTime(), processed));
        }
    }

    /// The pass; null while it has not begun.
    private JsonNode pass(Connection connection) throws IOException {
        var answer = connection.get(PASS, platform.adminKey());
        return answer.status() == 404 ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private Measurement measured(String name, String path) throws Exception {
        try (var connection = new Connection(platform.gateway())) {
            for (var i = 0; i < WARM_UP; i++) {
                get(connection, path);
            }
            return new ClosedLoop(1, EACH)
                    .measure(name, _ -> () -> get(connection, path), () -> {});
        }
    }

    private JsonNode get(Connection connection, String path) throws IOException {
        return JSON.readTree(connection.get(path, platform.adminKey()).expect(200).body());
    }

    /// The measured queries by their descriptions.
    private static Map<String, String> asked() {
        var asked = new LinkedHashMap<String, String>();
        asked.put("least loyal first", LIST);
        asked.put("by revenue at risk", LIST + "&sort=revenueAtRisk");
        asked.put("top tier, by revenue at risk", LIST + "&tier=top&sort=revenueAtRisk");
        asked.put("warned for, by revenue at risk", LIST + "&warning=any&sort=revenueAtRisk");
        asked.put("less loyal than 0.3, by revenue", LIST + "&loyaltyBelow=0.3&sort=revenueAtRisk");
        asked.put(
                "less loyal than 0.35, by revenue", LIST + "&loyaltyBelow=0.35&sort=revenueAtRisk");
        asked.put(
                "three filters at once",
                LIST + "&warning=any&tier=top&tier=large&loyaltyBelow=0.5&sort=revenueAtRisk");
        asked.put("one customer's score", ONE);
        return asked;
    }
}
