package io.amends.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Real processes, real rows, `kill -9`. First the rows are imported undisturbed; then the same
/// rows are imported as other customers' while each process in turn is killed and restarted and an
/// agent works on live cases. The importer's results are the reference for all checks.
class FaultTest {
    private static final int ROWS = Integer.getInteger("amends.fault.rows", 3_000);
    private static final int LIVE = 24;
    private static final List<String> KILLED =
            List.of(
                    "complaint-service",
                    "followup-service",
                    "satisfaction-service",
                    "gateway",
                    "store",
                    "broker");
    private static final List<String> LIFE =
            List.of(
                    "amends.complaint.opened.v1",
                    "amends.complaint.acknowledged.v1",
                    "amends.complaint.investigated.v1",
                    "amends.complaint.resolved.v1");
    private static final List<String> FOLLOWED =
            List.of(
                    "amends.followup.scheduled.v1",
                    "amends.followup.due.v1",
                    "amends.followup.answered.v1");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void eventsAreNeitherLostNorDuplicatedWhileEachProcessIsKilled() throws Exception {
        var rows = RealRows.first(ROWS);
        try (var platform =
                Platform.start(
                        folder.resolve("data"),
                        Platform.Mode.SEPARATE,
                        "amends.followup.callback-after=PT1S")) {
            var calm = undisturbed(platform, rows);
            var storm = new Storm();
            disturbed(platform, rows, storm);
            QuietPlatform.await(platform);

            everyAcknowledgedComplaintIsThereOnce(platform, calm, storm);
            var events = everyEventIsThereInItsOrder(platform);
            liveCasesHadEachStepOnce(events, storm);
            everyEventHadItsEffectOnceInEachConsumer(platform, events);
            scoresAreThoseOfTheUndisturbedRun(platform, rows);
        }
    }

    /// The state after the kills: the imports' results, and the live cases.
    private static final class Storm {
        final List<String> imported = new ArrayList<>();
        final List<String> live = new ArrayList<>();
    }

    private List<String> undisturbed(Platform platform, RealRows rows) throws IOException {
        var file = rows.inPieces(1, folder, "calm").getFirst();
        var journal = references(Import.start(platform, file, RealRows.mapping(folder, "calm")));
        QuietPlatform.await(platform);
        return journal;
    }

    private void disturbed(Platform platform, RealRows rows, Storm storm) throws Exception {
        var files = rows.inPieces(KILLED.size(), folder, "storm");
        var mapping = RealRows.mapping(folder, "storm");
        try (var desks = Executors.newFixedThreadPool(2)) {
            var cases =
                    IntStream.range(0, LIVE)
                            .mapToObj(
                                    number ->
                                            desks.submit(
                                                    new LiveCase(
                                                            platform.admin(), "live-" + number)))
                            .toList();
            for (int i = 0; i < KILLED.size(); i++) {
                var running = Import.start(platform, files.get(i), mapping);
                running.awaitLines(40);
                platform.awaitBack(KILLED.get(i), platform.kill(KILLED.get(i)));
                storm.imported.addAll(references(running));
            }
            for (Future<String> one : cases) {
                storm.live.add(one.get());
            }
        }
    }

    private static List<String> references(Import running) throws IOException {
        var journal = running.journal();
        assertThat(journal)
                .allSatisfy(
                        line -> assertThat(line.path("outcome").asString()).isEqualTo("created"));
        return journal.stream().map(line -> line.path("reference").asString()).toList();
    }

    private static void everyAcknowledgedComplaintIsThereOnce(
            Platform platform, List<String> calm, Storm storm) {
        var there = new ArrayList<String>();
        var externalIds = new HashSet<String>();
        for (var page = platform.admin().get("/complaints?limit=200"); ; ) {
            for (var one : page.expect(200).body().path("items")) {
                there.add(one.path("reference").asString());
                externalIds.add(one.path("externalId").asString(""));
            }
            var next = page.next();
            if (next.isEmpty()) {
                break;
            }
            page = platform.admin().get(next.get());
        }
        var acknowledged = new ArrayList<>(calm);
        acknowledged.addAll(storm.imported);
        acknowledged.addAll(storm.live);
        assertThat(calm).hasSameSizeAs(storm.imported);
        assertThat(there).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(externalIds).hasSize(calm.size() + storm.imported.size() + 1);
    }

    /// By (source, subject), in the order of first arrival. Duplicates are allowed on a topic; gaps
    /// and wrong order are not.
    private static Map<String, List<ReceivedEvent>> everyEventIsThereInItsOrder(Platform platform) {
        var events = new HashMap<String, List<ReceivedEvent>>();
        var ids = new HashSet<String>();
        for (var one : ReceivedEvent.all(platform.bootstrapServers())) {
            if (ids.add(one.header("source") + " " + one.header("id"))) {
                events.computeIfAbsent(
                                one.header("source") + "|" + one.subject(), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        assertThat(events)
                .allSatisfy(
                        (aggregate, own) ->
                                assertThat(own)
                                        .as(aggregate)
                                        .extracting(ReceivedEvent::seq)
                                        .containsExactlyElementsOf(
                                                java.util.stream.LongStream.rangeClosed(
                                                                1, own.size())
                                                        .boxed()
                                                        .toList()));
        return events;
    }

    private static void liveCasesHadEachStepOnce(
            Map<String, List<ReceivedEvent>> events, Storm storm) {
        assertThat(storm.live)
                .hasSize(LIVE)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        reference -> {
                            assertThat(events.get("/complaint-service|" + reference))
                                    .extracting(ReceivedEvent::type)
                                    .containsExactlyElementsOf(LIFE);
                            assertThat(events.get("/followup-service|" + reference))
                                    .extracting(ReceivedEvent::type)
                                    .containsExactlyElementsOf(FOLLOWED);
                        });
    }

    private static void everyEventHadItsEffectOnceInEachConsumer(
            Platform platform, Map<String, List<ReceivedEvent>> events) {
        try (var mongo = MongoClients.create(platform.mongodbUri())) {
            var complaints = last(events, "/complaint-service|");
            assertThat(sourceOffsets(mongo, "followups", "caseFiles")).isEqualTo(complaints);
            var everything = new TreeMap<>(complaints);
            everything.putAll(last(events, "/followup-service|"));
            assertThat(sourceOffsets(mongo, "satisfaction", "customers")).isEqualTo(everything);
            for (var database : List.of("complaints", "followups", "satisfaction")) {
                assertThat(mongo.getDatabase(database).getCollection("parked").countDocuments())
                        .isZero();
                assertThat(
                                mongo.getDatabase(database)
                                        .getCollection("deadLetters")
                                        .countDocuments())
                        .isZero();
            }
        }
    }

    private static Map<String, String> last(
            Map<String, List<ReceivedEvent>> events, String source) {
        return events.entrySet().stream()
                .filter(one -> one.getKey().startsWith(source))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one -> one.getValue().getLast().position(),
                                (a, _) -> a,
                                TreeMap::new));
    }

    /// The offset of each aggregate in the consumer's documents. An aggregate in two documents
    /// would mean that an event was applied twice.
    private static Map<String, String> sourceOffsets(
            MongoClient mongo, String database, String collection) {
        var sourceOffsets = new TreeMap<String, String>();
        for (var document : mongo.getDatabase(database).getCollection(collection).find()) {
            document.get("sourceOffsets", new Document())
                    .forEach(
                            (aggregate, last) -> {
                                var before = sourceOffsets.put(aggregate, last.toString());
                                assertThat(before).as("%s is in two documents", aggregate).isNull();
                            });
        }
        return sourceOffsets;
    }

    private static void scoresAreThoseOfTheUndisturbedRun(Platform platform, RealRows rows) {
        var asOf = Instant.now();
        Set<String> codes =
                rows.rows().stream()
                        .map(row -> row.replaceAll("\"[^\"]*\"", ""))
                        .map(row -> row.split(",", -1)[7])
                        .collect(Collectors.toSet());
        var undisturbed = scores(platform, "calm-", codes, asOf);
        var disturbed = scores(platform, "storm-", codes, asOf);
        assertThat(disturbed.keySet()).isEqualTo(undisturbed.keySet());
        disturbed.forEach(
                (code, scores) ->
                        assertThat(scores)
                                .as("customer %s", code)
                                .usingRecursiveComparison()
                                .withComparatorForType(
                                        (one, other) -> Math.abs(one - other) < 1e-9 ? 0 : 1,
                                        Double.class)
                                .isEqualTo(undisturbed.get(code)));
    }

    private static Map<String, Scores> scores(
            Platform platform, String prefix, Set<String> codes, Instant asOf) {
        var customers = codes.stream().map(code -> prefix + code).toList();
        return Scores.of(platform.admin(), customers, asOf).entrySet().stream()
                .collect(
                        Collectors.toMap(
                                one -> one.getKey().substring(prefix.length()),
                                Map.Entry::getValue));
    }
}
