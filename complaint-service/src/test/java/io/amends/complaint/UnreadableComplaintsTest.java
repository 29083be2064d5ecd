package io.amends.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Complaints and customers whose documents are damaged, or were written by a newer version, beside
/// good ones.
@PlatformTest
class UnreadableComplaintsTest {
    private static final String PROMISE = "{\"what\": \"a call\", \"by\": \"%s\"}";

    private static RunningService service;
    private final Map<String, BsonDocument> good = new HashMap<>();

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space, "--amends.eventing.parked-every=PT0.5S");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static Map<String, Consumer<BsonDocument>> damages() {
        var damages = new LinkedHashMap<String, Consumer<BsonDocument>>();
        damages.put("unknown status", it -> complaint(it).put("status", text("HALTED")));
        damages.put("no status", it -> complaint(it).remove("status"));
        damages.put("no customer", it -> intake(it).remove("customerId"));
        damages.put("unknown channel", it -> intake(it).put("channel", text("TELEPATHY")));
        damages.put("severity as text", it -> complaint(it).put("intake", text("?")));
        damages.put("no place in lists", it -> it.getDocument("state").remove("ordering"));
        return damages;
    }

    @Test
    void unreadableComplaintsBlockNoOthersAndContinueAfterRepair() {
        var agent = service.agent();
        var bad = new ArrayList<String>();
        var fine = new ArrayList<String>();
        for (var damage : damages().values()) {
            fine.add(promised());
            var reference = promised();
            damage(reference, damage);
            bad.add(reference);
        }
        assertThat(figure("amends_documents_unreadable_total", "complaints")).isZero();

        for (var reference : bad) {
            refusedWith(reference, agent.read(reference));
            refusedWith(reference, agent.command(reference, "note", "{\"text\": \"x\"}", "\"v1\""));
            refusedWith(
                    reference, agent.get(RunningService.COMPLAINTS + "/" + reference + "/history"));
        }
        for (var sort : List.of("due", "received", "priority")) {
            assertThat(listed("?limit=1&sort=" + sort)).as(sort).containsAll(fine);
        }
        service.clock.moveAhead(Duration.ofHours(3));
        Eventually.holds(
                "broken promises of the good ones",
                () -> figure("amends_promises_total", "broken") == fine.size());
        Eventually.holds("dead letters", () -> letters().size() == bad.size());
        assertThat(letters())
                .allSatisfy(
                        letter ->
                                assertThat(letter)
                                        .contains("unreadable_document", "complaints")
                                        .doesNotContain("position", "consumer"));
        assertThat(letters()).anyMatch(letter -> letter.contains(bad.getFirst()));
        assertThat(figure("amends_documents_unreadable_total", "complaints")).isEqualTo(bad.size());

        repair("complaints");

        Eventually.holds("an empty list of dead letters", () -> letters().isEmpty());
        Eventually.holds(
                "broken promises of all",
                () -> figure("amends_promises_total", "broken") == fine.size() + bad.size());
        for (var reference : bad) {
            assertThat(agent.read(reference).statusCode()).isEqualTo(200);
            assertThat(
                            agent.get(RunningService.COMPLAINTS + "/" + reference + "/history")
                                    .body()
                                    .split("promise-broken|promise_broken", -1))
                    .hasSize(2);
        }
        assertThat(figure("amends_documents_unreadable_total", "complaints")).isEqualTo(bad.size());
    }

    @Test
    void unreadableCustomerBlocksNeitherOthersNorIntake() {
        var agent = service.agent();
        var phone = "\"customer\": {\"id\": \"%s\", \"phone\": \"+44 161 496 0000\"}";
        agent.filed(withCustomer(String.format(java.util.Locale.ROOT, phone, "u-1")));
        damageIn("customers", "u-1", it -> it.put("statements", text("?")));

        var answer = agent.get("/api/v1/customers/u-1");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("/problems/unreadable-document", "u-1");
        var other = withCustomer("\"customer\": {\"phone\": \"0044 161 496 0000\"}");
        assertThat(agent.create(other).statusCode()).isEqualTo(201);
        assertThat(letters()).anyMatch(letter -> letter.contains("customers"));

        repair("customers");

        Eventually.holds(
                "no letter of the customer",
                () -> letters().stream().noneMatch(letter -> letter.contains("customers")));
        assertThat(agent.get("/api/v1/customers/u-1").statusCode()).isEqualTo(200);
    }

    private static String withCustomer(String customer) {
        return Samples.PLAIN.replace("\"customer\": {\"id\": \"c-1\"}", customer);
    }

    private static String promised() {
        var agent = service.agent();
        var reference = agent.filed(Samples.PLAIN);
        var by = service.clock.instant().plus(Duration.ofHours(2));
        agent.commands(reference, "promise", String.format(java.util.Locale.ROOT, PROMISE, by));
        return reference;
    }

    private static void refusedWith(String reference, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(500);
        assertThat(answer.body())
                .contains("/problems/unreadable-document", reference, "/dead-letters")
                .doesNotContain("Exception", "io.amends", "bson");
    }

    private static List<String> listed(String query) {
        var all = new ArrayList<String>();
        var next = Optional.of(RunningService.COMPLAINTS + query);
        while (next.isPresent()) {
            var page = service.agent().get(next.get());
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            RunningService.json(page)
                    .path("items")
                    .forEach(item -> all.add(item.path("reference").asString()));
            next =
                    page.headers()
                            .firstValue("Link")
                            .map(link -> link.substring(1, link.indexOf('>')));
        }
        return all;
    }

    private static List<String> letters() {
        var letters = new ArrayList<String>();
        RunningService.json(service.as("olga", "operations").get("/api/v1/dead-letters?limit=200"))
                .path("items")
                .forEach(letter -> letters.add(letter.toString()));
        return letters;
    }

    private static double figure(String name, String label) {
        return service.get("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains('"' + label + '"'))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private void damage(String reference, Consumer<BsonDocument> damage) {
        Eventually.holds(
                "everything of it to be sent",
                () -> document("complaints", reference).getArray("outbox").isEmpty());
        damageIn("complaints", reference, damage);
    }

    private void damageIn(String collection, String id, Consumer<BsonDocument> damage) {
        var document = document(collection, id);
        good.put(id, document.clone());
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
                (id, document) ->
                        collection(collection).replaceOne(Filters.eq("_id", id), document));
        good.clear();
    }

    private static MongoCollection<BsonDocument> collection(String name) {
        return service.bean(MongoDatabase.class).getCollection(name, BsonDocument.class);
    }

    private static BsonDocument complaint(BsonDocument document) {
        return document.getDocument("state").getDocument("complaint");
    }

    private static BsonDocument intake(BsonDocument document) {
        return complaint(document).getDocument("intake");
    }

    private static BsonString text(String text) {
        return new BsonString(text);
    }
}
