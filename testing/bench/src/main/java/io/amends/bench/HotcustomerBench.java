package io.amends.bench;

import static io.amends.bench.Output.print;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.amends.contracts.InteractionContract;
import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.bson.RawBsonDocument;

/// `./amends bench hotcustomer [COMPLAINTS [INTERACTIONS]]`: one customer id that is used for all
/// customers, as a till's "GUEST" (100,000 and 200,000), on the topics of a platform as started by
/// `./amends up`, heaps included. Shows how long it takes until every consumer has read each tenth,
/// how large the largest documents are in the end, and whether a process was restarted.
public final class HotcustomerBench {
    private static final int COMPLAINTS = 100_000;
    private static final int INTERACTIONS = 200_000;
    private static final String GUEST = "GUEST";
    private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");
    private static final int PARTS = 10;
    private static final List<String> DATABASES =
            List.of("complaints", "followups", "satisfaction");

    private final MeasuredPlatform platform;
    private final EventFlow flow;

    private HotcustomerBench(MeasuredPlatform platform, EventFlow flow) {
        this.platform = platform;
        this.flow = flow;
    }

    /// Runs it.
    ///
    /// @param arguments number of complaints, and number of interactions
    public static void main(String[] arguments) throws Exception {
        var complaints = arguments.length > 0 ? Integer.parseInt(arguments[0]) : COMPLAINTS;
        var interactions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : INTERACTIONS;
        try (var platform = MeasuredPlatform.start();
                var flow = new EventFlow(platform.bootstrapServers())) {
            new HotcustomerBench(platform, flow).run(complaints, interactions);
        }
    }

    private void run(int complaints, int interactions) throws Exception {
        var before = platform.processIds();
        try (var topics = ScoredTopics.ofPlatform(platform.bootstrapServers())) {
            for (var part = 0; part < PARTS; part++) {
                var from = interactions / PARTS * part;
                measured(
                        topics,
                        "interactions",
                        from,
                        from + interactions / PARTS,
                        number -> topics.send(interaction(number)));
            }
            for (var part = 0; part < PARTS; part++) {
                var from = complaints / PARTS * part;
                measured(
                        topics,
                        "complaints",
                        from,
                        from + complaints / PARTS,
                        number -> topics.send(ScoredCases.received(number, GUEST, START)));
            }
        }
        sizes();
        platform.residentMegabytes()
                .forEach((name, size) -> print("%s: %,d MB resident", name, size));
        print(
                platform.processIds().equals(before)
                        ? "No process was started again."
                        : "A PROCESS DIED and was started again: see the log.");
        try (var connection = new Connection(platform.gateway())) {
            var path = "/api/v1/customers/" + GUEST + "/score";
            print("%.200s", connection.get(path, platform.adminKey()).expect(200).body());
        }
    }

    private void measured(ScoredTopics topics, String what, int from, int to, IntConsumer send)
            throws Exception {
        var began = System.nanoTime();
        IntStream.range(from, to).forEach(send);
        topics.flush();
        flow.awaitQuiet();
        print(
                "%,d to %,d %s: read by all after %.1f s",
                from, to, what, (System.nanoTime() - began) / 1e9);
    }

    private static InteractionContract.Recorded interaction(int number) {
        return new InteractionContract.Recorded(
                "p-" + number,
                GUEST,
                number % 50 == 49 ? InteractionType.REFUND : InteractionType.PURCHASE,
                START.plusSeconds(number * 26L % Duration.ofDays(60).toSeconds()),
                new Money(new BigDecimal("2.50"), "EUR"),
                null,
                null,
                0);
    }

    private void sizes() {
        try (var mongo = MongoClients.create(platform.mongodbUri())) {
            for (var name : DATABASES) {
                sizes(mongo.getDatabase(name));
            }
        }
    }

    private static void sizes(MongoDatabase database) {
        for (var name : database.listCollectionNames()) {
            var largest = 0;
            var count = 0L;
            for (var each : database.getCollection(name, RawBsonDocument.class).find()) {
                largest = Math.max(largest, each.getByteBuffer().remaining());
                count++;
            }
            print(
                    "%s.%s: %,d documents, the largest of %,d bytes",
                    database.getName(), name, count, largest);
        }
    }
}
