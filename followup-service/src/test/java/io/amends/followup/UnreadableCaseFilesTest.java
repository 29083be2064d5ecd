package io.amends.followup;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.Test;

/// Case files that are damaged, or were written by a newer version, beside good ones.
@PlatformTest
class UnreadableCaseFilesTest {
    private final Map<String, BsonDocument> good = new HashMap<>();

    private static Map<String, Consumer<BsonDocument>> damages() {
        var damages = new LinkedHashMap<String, Consumer<BsonDocument>>();
        damages.put("BAD0-0001", it -> followup(it).put("state", new BsonString("ABANDONED")));
        damages.put("BAD0-0002", it -> followup(it).remove("dueAt"));
        damages.put("BAD0-0003", it -> file(it).put("followups", new BsonString("?")));
        damages.put("BAD0-0004", it -> file(it).remove("customerId"));
        return damages;
    }

    @Test
    void unreadableCaseFilesBlockNeitherConsumersNorTimersAndContinueAfterRepair(TestSpace space) {
        try (var client = MongoClients.create(space.mongodbUri());
                var service = new RunningService(space, "--amends.eventing.parked-every=PT0.5S")) {
            var files =
                    client.getDatabase(space.database())
                            .getCollection("caseFiles", BsonDocument.class);
            var bad = damages().keySet();
            service.followUp("G00D-0001");
            bad.forEach(service::followUp);
            damages().forEach((reference, damage) -> damage(files, reference, damage));

            // Timers: readable case files become due.
            service.letBecomeDue("G00D-0001~1", Duration.ofDays(4));
            // Consumers: events after those of a damaged one, in the same partition, take effect.
            var now = service.clock.instant();
            for (var reference : bad) {
                service.topics.publish(
                        ComplaintLife.opened(reference, now)
                                .resolved(now)
                                .acknowledged(now)
                                .withdrawn(now));
                service.topics.publish(ComplaintLife.behind(reference, now).resolved(now));
                service.awaitFollowup("Z" + reference.substring(1) + "~1");
            }
            Eventually.await("the expected result")
                    .untilAsserted(
                            () ->
                                    assertThat(letters(service))
                                            .filteredOn(it -> it.contains("\"document\""))
                                            .hasSize(bad.size()));
            Eventually.await("the expected result")
                    .untilAsserted(
                            // each case file, and each of its four events
                            () -> assertThat(letters(service)).hasSize(5 * bad.size()));
            assertThat(letters(service)).allMatch(it -> it.contains("unreadable_document"));
            assertThat(service.ids("?state=due&state=scheduled&limit=200"))
                    .contains("G00D-0001~1")
                    .noneMatch(id -> id.startsWith("BAD0"));
            for (var reference : bad) {
                var answer = service.get("/followups/" + reference + "~1");
                assertThat(answer.statusCode()).isEqualTo(500);
                assertThat(answer.body())
                        .contains("/problems/unreadable-document", reference)
                        .doesNotContain("Exception", "io.amends");
            }
            assertThat(service.figures("amends_documents_unreadable_total", "\"caseFiles\""))
                    .containsExactly((double) bad.size());

            good.forEach((id, document) -> files.replaceOne(Filters.eq("_id", id), document));

            Eventually.await("the expected result")
                    .untilAsserted(() -> assertThat(letters(service)).isEmpty());
            for (var reference : bad) {
                // The withdrawal, which waited, cancels the follow-up once.
                Eventually.await("the expected result")
                        .until(() -> service.state(reference + "~1"), "cancelled"::equals);
            }
            assertThat(service.figure("amends_followups_total", "cancelled")).isEqualTo(bad.size());
        }
    }

    private static List<String> letters(RunningService service) {
        return RunningService.json(
                        service.send(service.as("ops", "operations", "/dead-letters?limit=200")))
                .path("items")
                .valueStream()
                .map(Object::toString)
                .toList();
    }

    private void damage(
            MongoCollection<BsonDocument> files, String id, Consumer<BsonDocument> damage) {
        Eventually.await("the expected result")
                .until(() -> document(files, id).getArray("outbox").isEmpty());
        var document = document(files, id);
        good.put(id, document.clone());
        damage.accept(document);
        files.replaceOne(Filters.eq("_id", id), document);
    }

    private static BsonDocument document(MongoCollection<BsonDocument> files, String id) {
        var document = files.find(Filters.eq("_id", id)).first();
        assertThat(document).as(id).isNotNull();
        return document;
    }

    private static BsonDocument file(BsonDocument document) {
        return document.getDocument("state").getDocument("file");
    }

    private static BsonDocument followup(BsonDocument document) {
        return file(document).getArray("followups").getFirst().asDocument();
    }
}
