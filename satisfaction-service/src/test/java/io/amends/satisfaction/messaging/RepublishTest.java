package io.amends.satisfaction.messaging;

import static io.amends.satisfaction.Eventually.await;
import static io.amends.satisfaction.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.ComplaintType;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.application.ConsumerNames;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A broker that lost its records gets them again from the histories, over HTTP, and the scores
/// stay the same.
@PlatformTest
class RepublishTest {
    private static final String PATH = "/api/v1/events/satisfaction-service/republish";
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final int PURCHASES = 5;
    private static RunningService service;
    private static TestPublisher wire;
    private static TestSpace space;

    @BeforeAll
    static void start(TestSpace its) {
        space = its;
        service =
                RunningService.start(
                        space, "--amends.eventing.topic-prefix=" + TestPublisher.prefix(space));
        wire = new TestPublisher(space);
    }

    @AfterAll
    static void stop() {
        wire.close();
        service.close();
    }

    @Test
    void republishingLostRecordsKeepsSumsAndNumbers() throws Exception {
        var happened =
                new EventHistoryBuilder("again-anna")
                        .opened("A-1", MONDAY, ComplaintType.PRODUCT_OR_SERVICE_QUALITY, 2, "40")
                        .resolved("A-1", MONDAY.plusSeconds(86_400));
        happened.events().forEach(wire::publish);
        for (var number = 1; number <= PURCHASES; number++) {
            record("p" + number, number, 0);
        }
        record("p2", 7, 1);
        await(() -> facts().map(it -> it.interactions().purchases().size()).orElse(0) == PURCHASES);
        await(() -> facts().map(it -> it.cases().size()).orElse(0) == 1);
        await(() -> lag() == 0);
        var facts = facts();
        var score =
                service.get("/api/v1/customers/again-anna/score?asOf=2026-03-09T12:00:00Z", "agent")
                        .body();
        var interactions = wire.read("amends.interactions", found -> found.size() == PURCHASES + 1);
        var events = service.customers().history("again-anna").size();
        var customers = wire.read("amends.customers", found -> found.size() == events);
        deleteRecords("amends.interactions");
        deleteRecords("amends.customers");

        var published = republishAll();
        republishAll();

        assertThat(published).isEqualTo(PURCHASES + 1 + events);
        assertThat(
                        described(
                                wire.read(
                                        "amends.interactions",
                                        found -> found.size() == 2 * (PURCHASES + 1))))
                .isEqualTo(twice(described(interactions)));
        assertThat(described(wire.read("amends.customers", found -> found.size() == 2 * events)))
                .isEqualTo(twice(described(customers)));
        await(() -> lag() == 0);
        assertThat(facts()).isEqualTo(facts);
        assertThat(
                        service.get(
                                        "/api/v1/customers/again-anna/score?asOf=2026-03-09T12:00:00Z",
                                        "agent")
                                .body())
                .isEqualTo(score);
        assertThat(service.customers().history("again-anna")).hasSize(events);
        var letters = service.get("/api/v1/dead-letters", "operations");
        assertThat(letters.body()).isEqualTo("{\"items\":[]}");
    }

    @Test
    void republishRequiresAdministratorAndNamesInvalidFields() {
        assertThat(service.postAs("olga", "operations", PATH, "{}").statusCode()).isEqualTo(403);
        assertThat(service.postAs("kim", "integration", PATH, "{}").statusCode()).isEqualTo(403);
        for (var wrong :
                Map.of(
                                "{\"from\": 1748995200}", "/from",
                                "{\"from\": \"yesterday\"}", "/from",
                                "{\"from\": \"+1000000000-01-01T00:00:00Z\"}", "/from",
                                "{\"subject\": \" \"}", "/subject",
                                "{\"after\": \"elsewhere/7\"}", "/after",
                                "{\"after\": \"\"}", "/after",
                                "{\"since\": \"2026-01-01T00:00:00Z\"}", "/since")
                        .entrySet()) {
            var refused = republish(wrong.getKey());
            assertThat(refused.statusCode()).as(wrong.getKey()).isEqualTo(400);
            assertThat(refused.body()).as(wrong.getKey()).contains("\"" + wrong.getValue() + "\"");
        }
        var nothing = json(republish("{\"subject\": \"nobody\"}"));
        assertThat(nothing.path("published").asLong()).isZero();
        assertThat(nothing.has("next")).isFalse();
    }

    private static long republishAll() {
        var published = 0L;
        var body = "{}";
        while (true) {
            var answer = republish(body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var step = json(answer);
            assertThat(step.path("leftOut")).isEmpty();
            published += step.path("published").asLong();
            if (!step.has("next")) {
                return published;
            }
            body = "{\"after\": \"" + step.path("next").asString() + "\"}";
        }
    }

    private static HttpResponse<String> republish(String body) {
        return service.postAs("root", "admin", PATH, body);
    }

    private static void record(String id, int day, int revision) {
        var body =
                String.format(
                        Locale.ROOT,
                        """
                        {"id": "%s", "customerId": "again-anna", "type": "purchase",
                         "at": "2026-02-%02dT10:00:00Z", "revision": %d,
                         "amount": {"amount": "20", "currency": "EUR"}}""",
                        id,
                        day,
                        revision);
        assertThat(
                        service.post(
                                        "/api/v1/interactions",
                                        "integration",
                                        "application/json",
                                        body)
                                .statusCode())
                .isIn(200, 201);
    }

    private static Optional<CustomerFacts> facts() {
        return service.customers().find("again-anna").map(found -> found.state().facts());
    }

    /// Of both consumers.
    private static long lag() {
        return List.of(ConsumerNames.CASES, ConsumerNames.INTERACTIONS).stream()
                .map(name -> service.get("/api/v1/consumers/" + name, "operations"))
                .mapToLong(answer -> json(answer).path("lag").asLong(-1))
                .sum();
    }

    /// Each record with its key, headers and value, and its number of occurrences.
    private static Map<String, Integer> described(List<ConsumerRecord<String, String>> records) {
        var found = new TreeMap<String, Integer>();
        for (var record : records) {
            var headers = new TreeMap<String, String>();
            record.headers()
                    .forEach(
                            each ->
                                    headers.put(
                                            each.key(), TestPublisher.header(record, each.key())));
            found.merge(
                    record.partition() + record.key() + headers + record.value(), 1, Integer::sum);
        }
        return found;
    }

    private static Map<String, Integer> twice(Map<String, Integer> found) {
        var twice = new TreeMap<String, Integer>();
        found.forEach((what, count) -> twice.put(what, count * 2));
        return twice;
    }

    private static void deleteRecords(String topic) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", space.bootstrapServers()))) {
            var name = TestPublisher.prefix(space) + topic;
            var partitions = new ArrayList<TopicPartition>();
            admin.describeTopics(List.of(name))
                    .allTopicNames()
                    .get()
                    .values()
                    .forEach(
                            all ->
                                    all.partitions()
                                            .forEach(
                                                    each ->
                                                            partitions.add(
                                                                    new TopicPartition(
                                                                            name,
                                                                            each.partition()))));
            var latest = new HashMap<TopicPartition, OffsetSpec>();
            partitions.forEach(each -> latest.put(each, OffsetSpec.latest()));
            var deleted = new HashMap<TopicPartition, RecordsToDelete>();
            admin.listOffsets(latest)
                    .all()
                    .get()
                    .forEach(
                            (partition, end) ->
                                    deleted.put(
                                            partition, RecordsToDelete.beforeOffset(end.offset())));
            admin.deleteRecords(deleted).all().get();
        }
    }
}
