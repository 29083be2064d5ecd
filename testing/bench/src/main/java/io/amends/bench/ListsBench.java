package io.amends.bench;

import static io.amends.bench.Output.print;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;

/// `./amends bench lists [SIZE...]`: a page of fifty complaints through the gateway, one caller,
/// among 10,000 and 1,000,000 stored ones by default. The store's own page, without gateway,
/// service and JSON, is measured by `./amends bench store`.
public final class ListsBench {
    private static final List<Long> SIZES = List.of(10_000L, 1_000_000L);
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final int WARM_UP = 300;
    private static final String LIST = Complaints.PATH + "?limit=50";
    private static final String OPEN =
            "&status=received&status=acknowledged&status=investigating&status=proposed&status=reopened";

    /// The measured queries by their descriptions.
    private static final Map<String, String> ASKED = asked();

    private final MeasuredPlatform platform;

    private ListsBench(MeasuredPlatform platform) {
        this.platform = platform;
    }

    /// Runs it.
    ///
    /// @param arguments numbers of complaints, ascending
    public static void main(String[] arguments) throws Exception {
        var sizes =
                arguments.length == 0
                        ? SIZES
                        : Arrays.stream(arguments).map(Long::valueOf).sorted().toList();
        try (var platform = MeasuredPlatform.start()) {
            new ListsBench(platform).run(sizes);
        }
    }

    private void run(List<Long> sizes) throws Exception {
        post();
        try (var mongo = MongoClients.create(platform.mongodbUri())) {
            var database = mongo.getDatabase("complaints");
            var stored =
                    new StoredComplaints(
                            database.getCollection("complaints", BsonDocument.class),
                            Sample.take(database, platform.bootstrapServers()));
            for (var size : sizes) {
                long started = System.nanoTime();
                stored.fillTo(size);
                print(
                        "%,d complaints (filled in %.0f s)",
                        size, (System.nanoTime() - started) / 1e9);
                for (var list : ASKED.entrySet()) {
                    print("%s", measured(list.getKey(), list.getValue()));
                }
            }
        }
    }

    private void post() throws Exception {
        try (var connection = new Connection(platform.gateway());
                var flow = new EventFlow(platform.bootstrapServers())) {
            new Complaints().post(connection, Complaints.PATH, platform.adminKey());
            flow.awaitQuiet();
        }
    }

    private Measurement measured(String name, String path) throws Exception {
        try (var connection = new Connection(platform.gateway())) {
            for (int i = 0; i < WARM_UP; i++) {
                page(connection, path);
            }
            return new ClosedLoop(1, EACH)
                    .measure(name, _ -> () -> page(connection, path), () -> {});
        }
    }

    private void page(Connection connection, String path) throws IOException {
        connection.get(path, platform.adminKey()).expect(200);
    }

    private static Map<String, String> asked() {
        var asked = new LinkedHashMap<String, String>();
        asked.put("open ones, by due", LIST + OPEN);
        asked.put("open ones, by priority", LIST + OPEN + "&sort=priority");
        asked.put("open ones, by receipt", LIST + OPEN + "&sort=received");
        asked.put("an agent's, by due", LIST + "&owner=agent-7");
        asked.put("a customer's", LIST + "&customerId=c-12");
        asked.put("a frequent product's, by priority", LIST + "&product=product-0&sort=priority");
        asked.put("a rare product's, by priority", LIST + "&product=product-97&sort=priority");
        asked.put(
                "received in a month", LIST + "&receivedAfter=2025-08-01T00:00:00Z&sort=received");
        return asked;
    }
}
