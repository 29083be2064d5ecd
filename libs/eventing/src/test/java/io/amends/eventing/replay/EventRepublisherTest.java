package io.amends.eventing.replay;

import static io.amends.eventing.consuming.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.amends.contracts.Topic;
import io.amends.eventing.cloudevents.EventCodec;
import io.amends.eventing.consuming.TestService;
import io.amends.eventing.kafka.BrokerUnavailable;
import io.amends.eventing.kafka.KafkaClientConfig;
import io.amends.eventing.kafka.KafkaSender;
import io.amends.eventing.replay.EventRepublisher.Step;
import io.amends.eventing.replay.EventRepublisher.Wanted;
import io.amends.eventing.topic.TopicNames;
import io.amends.testing.PlatformTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Republishing from the history of events that a broker lost.
@PlatformTest
class EventRepublisherTest {
    private static final int TICKETS = 12;
    private static final int NOTES = 9;
    private static final int EVENTS = TICKETS * (NOTES + 1);
    private static final Wanted ALL = new Wanted(null, Instant.MIN);

    private TestService.TestSettings settings;
    private TestService service;
    private Map<String, Object> kafka;

    @BeforeEach
    void eventsHaveHadTheirEffect() {
        settings = TestService.TestSettings.shared("republishing");
        kafka = Map.of("bootstrap.servers", settings.bootstrapServers());
        service = new TestService(settings).started();
        var trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        for (var ticket = 0; ticket < TICKETS; ticket++) {
            var name = ticket(ticket);
            var customer = customer(ticket);
            service.traces.within(trace, "test", () -> service.open(name, customer));
            IntStream.range(0, NOTES).forEach(_ -> service.note(name));
        }
        eventually(this::assertEachEffectOnce);
        eventually(() -> assertThat(service.tickets.outbox().backlog().aggregates()).isZero());
        eventually(() -> assertThat(service.diaries.outbox().backlog().aggregates()).isZero());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void lostRecordsAreRepublishedWithSameIdSequenceKeyPartitionAndBody() throws Exception {
        var complaints = read(Topic.COMPLAINTS);
        var customers = read(Topic.CUSTOMERS);
        assertThat(complaints.values().stream().mapToInt(List::size).sum()).isEqualTo(EVENTS);
        assertThat(customers).isNotEmpty();
        deleteRecords(Topic.COMPLAINTS);
        deleteRecords(Topic.CUSTOMERS);
        assertThat(read(Topic.COMPLAINTS)).isEmpty();

        var published = republish(republishing(7, 20), ALL);

        assertThat(published)
                .isEqualTo(EVENTS + customers.values().stream().mapToInt(List::size).sum());
        assertThat(read(Topic.COMPLAINTS)).isEqualTo(complaints);
        assertThat(read(Topic.CUSTOMERS)).isEqualTo(customers);
    }

    @Test
    void republishingTwiceChangesNothingForUpToDateConsumers() {
        var before = contents("diaries");

        republish(republishing(200, 5_000), ALL);
        republish(republishing(200, 5_000), ALL);

        eventually(
                () ->
                        assertThat(service.counted("amends.consumer.duplicates"))
                                .isEqualTo(2 * EVENTS));
        assertEachEffectOnce();
        assertThat(contents("diaries")).isEqualTo(before);
        assertThat(service.deadLetters.open(10, Instant.EPOCH, "")).isEmpty();
        assertThat(service.counted("amends.consumer.gaps")).isZero();
    }

    @Test
    void deletedTopicIsRecreatedAndNewConsumerReceivesAllEvents() throws Exception {
        var complaints = read(Topic.COMPLAINTS);
        service.close();
        try (var admin = Admin.create(kafka)) {
            admin.deleteTopics(List.of(names().of(Topic.COMPLAINTS))).all().get();
        }
        var wiped = new TestService(settings);
        for (var collection : List.of("diaries", "parked")) {
            wiped.database.getCollection(collection).deleteMany(new Document());
        }
        service = wiped.started();

        republish(republishing(200, 5_000), ALL);

        eventually(this::assertEachEffectOnce);
        assertThat(read(Topic.COMPLAINTS)).isEqualTo(complaints);
    }

    @Test
    void stoppedRunContinuesFromItsPositionInAnotherProcess() throws Exception {
        var complaints = read(Topic.COMPLAINTS);
        deleteRecords(Topic.COMPLAINTS);
        var first = republishing(7, 20);
        var wanted = new Wanted(null, Instant.MIN);
        var step = first.step(wanted, null);
        while (step.next() != null && step.next().compareTo("tickets/" + ticket(3)) < 0) {
            step = first.step(wanted, step.next());
        }
        assertThat(step.next()).isNotNull();

        var rest = new ArrayList<Step>();
        republish(republishing(50, 50), wanted, step.next(), rest);

        assertThat(read(Topic.COMPLAINTS)).isEqualTo(complaints);
        assertThat(rest.stream().mapToLong(Step::published).sum()).isBetween(50L, EVENTS - 30L);
    }

    @Test
    void onlyRequestedEventsArePublished() throws Exception {
        var complaints = read(Topic.COMPLAINTS);
        deleteRecords(Topic.COMPLAINTS);
        var later = service.tickets.history(ticket(4)).get(6).at();

        republish(republishing(3, 5), new Wanted(ticket(1), Instant.MIN));
        assertThat(read(Topic.COMPLAINTS)).isEqualTo(Map.of(ticket(1), complaints.get(ticket(1))));
        assertThat(republish(republishing(3, 5), new Wanted("nobody", Instant.MIN))).isZero();
        deleteRecords(Topic.COMPLAINTS);

        republish(republishing(3, 5), new Wanted(ticket(4), later));
        assertThat(read(Topic.COMPLAINTS).get(ticket(4)))
                .isNotEmpty()
                .hasSizeLessThan(NOTES + 1)
                .isEqualTo(
                        service.tickets.history(ticket(4)).stream()
                                .filter(each -> !each.at().isBefore(later))
                                .map(
                                        each ->
                                                complaints
                                                        .get(ticket(4))
                                                        .get((int) each.sequence().seq() - 1))
                                .toList());
    }

    @Test
    void unreadableDocumentsAreReportedAndStopNoOthers() throws Exception {
        var complaints = read(Topic.COMPLAINTS);
        deleteRecords(Topic.COMPLAINTS);
        var history = service.database.getCollection("history");
        damage(ticket(2), 3, Updates.set("type", "of-a-newer-version"));
        damage(ticket(5), 1, Updates.unset("data"));
        damage(ticket(7), 10, Updates.set("at", "yesterday"));
        history.insertOne(new Document("_id", "tickets/odd"));

        var steps = new ArrayList<Step>();
        republish(republishing(11, 30), ALL, null, steps);

        assertThat(steps.stream().flatMap(step -> step.leftOut().stream()))
                .containsExactlyInAnyOrder(
                        "odd", ticket(2) + "/0.3", ticket(5) + "/0.1", ticket(7) + "/0.10");
        var found = read(Topic.COMPLAINTS);
        assertThat(found.values().stream().mapToInt(List::size).sum()).isEqualTo(EVENTS - 3);
        assertThat(found.get(ticket(3))).isEqualTo(complaints.get(ticket(3)));
        assertThat(found.get(ticket(2))).hasSize(NOTES);
    }

    @Test
    void unavailableBrokerIsReportedAndPositionIsKept() {
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
        try (var sender =
                new KafkaSender(
                        KafkaClientConfig.producer(nowhere, Duration.ofMillis(400)),
                        new EventCodec(names()))) {
            var away =
                    new EventRepublisher(
                            List.of(service.tickets), sender, new EventCodec(names()), () -> {});

            assertThatThrownBy(() -> away.step(new Wanted(ticket(0), Instant.MIN), null))
                    .isInstanceOf(BrokerUnavailable.class);
        }
        assertThat(republishing(7, 20).isPosition("tickets/x")).isTrue();
        assertThat(republishing(7, 20).isPosition("orders/x")).isFalse();
        assertThat(republishing(7, 20).isPosition("")).isFalse();
    }

    private void damage(String ticket, int seq, Bson how) {
        var changed =
                service.database
                        .getCollection("history")
                        .updateOne(
                                Filters.eq(
                                        "_id",
                                        String.format(
                                                Locale.ROOT,
                                                "tickets/%s/000000.%012d",
                                                ticket,
                                                seq)),
                                how);
        assertThat(changed.getModifiedCount()).isEqualTo(1);
    }

    private EventRepublisher republishing(int page, int step) {
        return new EventRepublisher(
                List.of(service.tickets, service.diaries),
                service.sender,
                new EventCodec(names()),
                () -> {},
                page,
                step);
    }

    private static long republish(EventRepublisher all, Wanted wanted) {
        var steps = new ArrayList<Step>();
        republish(all, wanted, null, steps);
        return steps.stream().mapToLong(Step::published).sum();
    }

    private static void republish(
            EventRepublisher all, Wanted wanted, @Nullable String after, List<Step> steps) {
        var next = after;
        do {
            var step = all.step(wanted, next);
            steps.add(step);
            next = step.next();
        } while (next != null);
    }

    private void assertEachEffectOnce() {
        for (var ticket = 0; ticket < TICKETS; ticket++) {
            assertThat(service.lines(customer(ticket), ticket(ticket)))
                    .isEqualTo(TestService.all(ticket(ticket), NOTES + 1));
        }
    }

    private List<Document> contents(String collection) {
        return service.database
                .getCollection(collection)
                .find()
                .sort(new Document("_id", 1))
                .into(new ArrayList<>());
    }

    private void deleteRecords(Topic topic) throws Exception {
        try (var admin = Admin.create(kafka);
                var consumer = consumer()) {
            var ends = consumer.endOffsets(partitions(consumer, topic));
            admin.deleteRecords(
                            ends.entrySet().stream()
                                    .collect(
                                            Collectors.toMap(
                                                    Map.Entry::getKey,
                                                    end ->
                                                            RecordsToDelete.beforeOffset(
                                                                    end.getValue()))))
                    .all()
                    .get();
        }
    }

    /// All records of a topic, by subject and in order: partition, key, headers and body of each.
    private Map<String, List<String>> read(Topic topic) {
        var found = new TreeMap<String, List<String>>();
        try (var consumer = consumer()) {
            var partitions = partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    found.computeIfAbsent(header(record, "ce_subject"), _ -> new ArrayList<>())
                            .add(describe(record));
                }
            }
        }
        return found;
    }

    private static String describe(ConsumerRecord<byte[], byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), UTF_8)));
        return String.join(
                " | ",
                "partition " + record.partition(),
                new String(record.key(), UTF_8),
                headers.toString(),
                new String(record.value(), UTF_8));
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), UTF_8);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        var consumerSettings = new HashMap<>(KafkaClientConfig.consumer(kafka));
        consumerSettings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(consumerSettings);
    }

    private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, Topic topic) {
        return consumer.partitionsFor(names().of(topic)).stream()
                .map(each -> new TopicPartition(each.topic(), each.partition()))
                .toList();
    }

    private TopicNames names() {
        return new TopicNames(settings.name() + ".");
    }

    private static String ticket(int number) {
        return "t-" + (char) ('a' + number);
    }

    private static String customer(int ticket) {
        return "c-" + ticket % 4;
    }
}
