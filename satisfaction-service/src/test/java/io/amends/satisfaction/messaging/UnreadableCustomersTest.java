package io.amends.satisfaction.messaging;

import static io.amends.satisfaction.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.amends.contracts.ComplaintType;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Customers and interactions whose documents are damaged, or were written by a newer version,
/// beside good ones.
@PlatformTest
class UnreadableCustomersTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String LETTERS = "/api/v1/dead-letters?limit=200";

    private static RunningService service;
    private static TestPublisher wire;
    private static MongoClient client;
    private static String database;
    private final Map<String, BsonDocument> good = new HashMap<>();

    @BeforeAll
    static void start(TestSpace space) {
        service =
                RunningService.start(
                        space,
                        "--amends.eventing.topic-prefix=" + TestPublisher.prefix(space),
                        "--amends.eventing.parked-every=PT0.5S");
        wire = new TestPublisher(space);
        client = MongoClients.create(space.mongodbUri());
        database = space.database();
    }

    @AfterAll
    static void stop() {
        client.close();
        wire.close();
        service.close();
    }

    private static Map<String, Consumer<BsonDocument>> damages() {
        var damages = new LinkedHashMap<String, Consumer<BsonDocument>>();
        damages.put("d-type", it -> it.put("state", new BsonString("?")));
        damages.put("d-facts", it -> it.getDocument("state").remove("facts"));
        damages.put("d-current", it -> it.getDocument("state").remove("current"));
        damages.put(
                "d-fact",
                it ->
                        it.getDocument("state")
                                .getDocument("facts")
                                .put("cases", new BsonString("of tomorrow")));
        return damages;
    }

    @Test
    void unreadableCustomersBlockNoConsumerOrPassAndContinueWhenRepaired() {
        var bad = new ArrayList<>(damages().keySet());
        var fine = bad.stream().map(id -> "fine-" + id).toList();
        var lives = new HashMap<String, EventHistoryBuilder>();
        for (var id : concat(bad, fine)) {
            var life =
                    new EventHistoryBuilder(id)
                            .opened("U-" + id, MONDAY, ComplaintType.STAFF_ATTITUDE, 2, "40");
            life.events().forEach(wire::publish);
            lives.put(id, life);
        }
        concat(bad, fine).forEach(id -> await(id, () -> facts(id, lives)));
        damages().forEach((id, damage) -> damage("customers", id, damage));
        assertThat(figure("customers")).isZero();

        for (var id : concat(bad, fine)) {
            lives.get(id).resolved("U-" + id, MONDAY.plus(Duration.ofDays(1)));
            wire.publish(lives.get(id).events().getLast());
        }

        fine.forEach(id -> await(id, () -> facts(id, lives)));
        await(
                "a letter for each customer and each event",
                () -> letters().size() == 2 * bad.size());
        assertThat(letters()).allMatch(letter -> letter.contains("unreadable_document"));
        assertThat(figure("customers")).isEqualTo(bad.size());
        for (var id : bad) {
            var answer = service.get("/api/v1/customers/" + id + "/score", "agent");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
            assertThat(answer.body())
                    .contains("/problems/unreadable-document", id)
                    .doesNotContain("Exception", "io.amends");
        }
        assertThat(listed("/api/v1/scores?limit=1&sort=loyalty")).containsAll(fine);
        service.post("/api/v1/scores/pass", "admin", "application/json", "");
        await(
                "the pass",
                () -> service.get("/api/v1/scores/pass", "admin").body().contains("\"done\":true"));

        repair("customers");

        await("no letter", () -> letters().isEmpty());
        for (var id : bad) {
            await(id, () -> facts(id, lives));
            assertThat(service.get("/api/v1/customers/" + id + "/score", "agent").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void unreadableInteractionsAndSumsBlockNoOthers() {
        for (var id : List.of("i-1", "i-2", "i-3")) {
            assertThat(lines(purchase(id, "p-1"))).contains("created");
            await(id, () -> purchases(id) == 1);
        }
        damage(
                "interactions",
                idOf("i-1"),
                it ->
                        it.getDocument("state")
                                .getDocument("interaction")
                                .put("type", new BsonString("BARTER")));
        damage("interactionSums", "i-2", it -> it.put("sums", new BsonString("?")));

        var answers = lines(purchase("i-1", "p-1") + purchase("i-3", "p-2"));
        assertThat(answers).contains("refused", "cannot be read", "created");
        lines(purchase("i-1", "p-3") + purchase("i-2", "p-2"));

        await("the good one's purchase", () -> purchases("i-3") == 2);
        await("a letter", () -> letters().stream().anyMatch(it -> it.contains("i-2")));
        assertThat(service.get("/api/v1/interactions?customerId=i-1", "agent").body())
                .contains("p-3")
                .doesNotContain("BARTER");

        repair("interactions");
        repair("interactionSums");

        await("no letter", () -> letters().isEmpty());
        await("what waited", () -> purchases("i-1") == 2 && purchases("i-2") == 2);
        assertThat(service.get("/api/v1/interactions?customerId=i-1", "agent").body())
                .contains("p-1", "p-3");
    }

    /// Each on a day of its own, since the purchases of a day count as one.
    private static String purchase(String customer, String id) {
        return String.format(
                Locale.ROOT,
                "{\"id\": \"%s\", \"customerId\": \"%s\", \"type\": \"purchase\", \"at\": \"%s\","
                        + " \"amount\": {\"amount\": \"20.00\", \"currency\": \"EUR\"}}%n",
                id,
                customer,
                MONDAY.plus(Duration.ofDays(Integer.parseInt(id.substring(2)))));
    }

    private static String lines(String body) {
        return service.post("/api/v1/interactions", "agent", "application/x-ndjson", body).body();
    }

    private static int purchases(String customer) {
        return service.customers()
                .find(customer)
                .map(found -> found.state().facts().interactions().purchases().size())
                .orElse(0);
    }

    private static boolean facts(String id, Map<String, EventHistoryBuilder> lives) {
        return service.customers()
                .find(id)
                .filter(found -> found.state().facts().equals(lives.get(id).facts()))
                .isPresent();
    }

    private static List<String> listed(String path) {
        var all = new ArrayList<String>();
        var next = Optional.of(path);
        while (next.isPresent()) {
            var page = service.get(next.get(), "agent");
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            RunningService.json(page)
                    .path("items")
                    .forEach(item -> all.add(item.path("customerId").asString()));
            next =
                    page.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(1, link.indexOf('>')));
        }
        return all;
    }

    private static List<String> letters() {
        return RunningService.json(service.get(LETTERS, "operations"))
                .path("items")
                .valueStream()
                .map(Object::toString)
                .toList();
    }

    private static double figure(String collection) {
        return service.get("/actuator/prometheus", "agent")
                .body()
                .lines()
                .filter(
                        line ->
                                line.startsWith(
                                        "amends_documents_unreadable_total{collection=\""
                                                + collection
                                                + '"'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static String idOf(String customer) {
        var found =
                collection("interactions").find(Filters.eq("state.customerId", customer)).first();
        assertThat(found).isNotNull();
        return found.getString("_id").getValue();
    }

    private void damage(String collection, String id, Consumer<BsonDocument> damage) {
        await(
                "everything of " + id + " to be sent",
                () ->
                        document(collection, id)
                                .getArray("outbox", new org.bson.BsonArray())
                                .isEmpty());
        var document = document(collection, id);
        good.put(collection + " " + id, document.clone());
        damage.accept(document);
        collection(collection).replaceOne(Filters.eq("_id", id), document);
    }

    private static BsonDocument document(String collection, String id) {
        var document = collection(collection).find(Filters.eq("_id", id)).first();
        assertThat(document).as(id).isNotNull();
        return document;
    }

    private void repair(String collection) {
        good.forEach(
                (key, document) -> {
                    if (key.startsWith(collection + " ")) {
                        var id = document.getString("_id").getValue();
                        collection(collection).replaceOne(Filters.eq("_id", id), document);
                    }
                });
    }

    private static MongoCollection<BsonDocument> collection(String name) {
        return client.getDatabase(database).getCollection(name, BsonDocument.class);
    }

    private static List<String> concat(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
