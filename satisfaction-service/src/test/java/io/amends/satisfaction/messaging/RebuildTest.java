package io.amends.satisfaction.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.amends.aggregates.messaging.CannotReplay;
import io.amends.aggregates.messaging.TopicNames;
import io.amends.aggregates.messaging.Topics;
import io.amends.contracts.InteractionContract;
import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.contracts.Topic;
import io.amends.satisfaction.CannotRebuild;
import io.amends.satisfaction.Rebuild;
import io.amends.satisfaction.Rebuild.Step;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.ScoreSettings;
import io.amends.satisfaction.ScoreTools;
import io.amends.satisfaction.domain.Happened;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Customers made anew from the topics beside the running service, on a real store and broker.
@PlatformTest
class RebuildTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final int CUSTOMERS = 25;
    private static final Map<String, Happened> HISTORIES = new HashMap<>();
    private static TestSpace space;
    private static RunningService service;
    private static Wire wire;
    private static MongoClient mongo;
    private static long seed;

    @BeforeAll
    static void aShuffledHistory(TestSpace given) {
        space = given;
        service = RunningService.start(space, "--amends.flow.topic-prefix=" + Wire.prefix(space));
        wire = new Wire(space);
        mongo = MongoClients.create(space.mongodbUri());
        seed = System.nanoTime();
        var random = new Random(seed);
        var sends = new ArrayList<Runnable>();
        for (var number = 0; number < CUSTOMERS; number++) {
            var id = "rebuilt-" + number;
            var happened = Happened.atRandom(new Happened(id), random, 3, MONDAY);
            HISTORIES.put(id, happened);
            happened.events().forEach(event -> sends.add(() -> wire.publish(event)));
            for (var purchase = 0; purchase < random.nextInt(1, 6); purchase++) {
                var bought = purchase(id, "p" + purchase, random.nextInt(60), random.nextInt(3));
                sends.add(() -> wire.publish(bought));
            }
        }
        sends.addAll(List.copyOf(sends).subList(0, sends.size() / 2));
        Collections.shuffle(sends, random);
        sends.forEach(Runnable::run);
        awaitAllRead();
    }

    @AfterAll
    static void stop() {
        mongo.close();
        wire.close();
        service.close();
    }

    @Test
    void theSameEventsMakeTheSameBitsAndNobodyIsToldAnything() throws Exception {
        awaitAllRead();
        var before = documents();
        var told = tellings();
        var steps = EnumSet.noneOf(Step.class);

        var rebuilt = rebuild((step, _, _) -> steps.add(step));

        assertThat(rebuilt.carried().same()).as("seed %d", seed).isEqualTo(before.size());
        assertThat(rebuilt.carried().mended()).isZero();
        assertThat(rebuilt.carried().added()).isZero();
        assertThat(documents()).as("seed %d", seed).isEqualTo(before);
        assertThat(tellings()).isEqualTo(told);
        assertThat(steps).containsExactlyInAnyOrder(Step.values());
        assertThat(collections()).contains("customers").doesNotContain("customersNext");
        assertThat(database("parked").countDocuments()).isZero();
        assertThat(database("rebuilds").countDocuments()).isZero();
    }

    @Test
    void numbersGoOnWithoutAGapOrARepetition() throws Exception {
        rebuild((_, _, _) -> {});
        var id = "rebuilt-after";
        var happened =
                new Happened(id)
                        .opened(
                                "R-1",
                                MONDAY,
                                io.amends.contracts.ComplaintType.STAFF_ATTITUDE,
                                4,
                                "100");
        happened.events().forEach(wire::publish);
        awaitFacts(id, happened);
        rebuild((_, _, _) -> {});

        var sent = happened.events().size();
        happened.resolved("R-1", MONDAY.plus(Duration.ofDays(1)));
        happened.events().stream().skip(sent).forEach(wire::publish);
        awaitFacts(id, happened);

        await(() -> numbersOf(id).size() >= 2);
        assertThat(numbersOf(id)).startsWith("0.1", "0.2").doesNotHaveDuplicates();
    }

    @Test
    void aDamagedCustomerIsMendedAndKeepsTheirNumbers() throws Exception {
        var id = "rebuilt-3";
        var before = document(id);
        database("customers")
                .updateOne(
                        new Document("_id", id),
                        new Document("$set", new Document("state.facts.cases", List.of())));

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.carried().mended()).isEqualTo(1);
        var after = document(id);
        assertThat(after.getDocument("state").getDocument("facts"))
                .isEqualTo(before.getDocument("state").getDocument("facts"));
        assertThat(after.getInt64("seq")).isEqualTo(before.getInt64("seq"));
        assertThat(after.getDocument("state").get("told"))
                .isEqualTo(before.getDocument("state").get("told"));
    }

    @Test
    void aLostCustomerComesBackUnderTheirNumbers() throws Exception {
        var id = "rebuilt-4";
        var before = document(id);
        database("customers").deleteOne(new Document("_id", id));

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.carried().added()).isEqualTo(1);
        assertThat(document(id).getInt64("seq")).isEqualTo(before.getInt64("seq"));
        assertThat(document(id).getDocument("state").getDocument("facts"))
                .isEqualTo(before.getDocument("state").getDocument("facts"));
    }

    @Test
    void stoppedItGoesOnWhereItWas() throws Exception {
        var tools = tools();
        try (tools) {
            var own = new Rebuild[1];
            own[0] = tools.rebuild(broker(), (_, _, _) -> own[0].stop());
            assertThatThrownBy(() -> own[0].run())
                    .isInstanceOf(CannotRebuild.class)
                    .hasMessageContaining("Stopped");
        }
        assertThat(database("rebuilds").countDocuments()).isEqualTo(1);
        var before = documents();

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.carried().same()).isEqualTo(before.size());
        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void killedItGoesOnOnceItsPlaceIsFree() throws Exception {
        // What a killed one leaves: a lease that nobody renews, in the middle of the switch.
        var now = System.currentTimeMillis();
        database("rebuilds").deleteMany(new Document());
        database("rebuilds")
                .insertOne(
                        new RawBsonDocument(
                                new org.bson.BsonDocument(
                                                "_id", new org.bson.BsonString("customers"))
                                        .append("owner", new org.bson.BsonString("gone"))
                                        .append("until", new org.bson.BsonDateTime(now + 5_000))
                                        .append("since", new org.bson.BsonDateTime(now))
                                        .append("phase", new org.bson.BsonString("switching")),
                                new org.bson.codecs.BsonDocumentCodec()));
        assertThatThrownBy(() -> rebuild((_, _, _) -> {}))
                .isInstanceOf(CannotRebuild.class)
                .hasMessageContaining("Another rebuild is under way");
        await(
                () ->
                        database("rebuilds").find().first().getDateTime("until").getValue()
                                < System.currentTimeMillis());

        var happened =
                new Happened("rebuilt-meanwhile")
                        .opened(
                                "R-2",
                                MONDAY,
                                io.amends.contracts.ComplaintType.STAFF_ATTITUDE,
                                2,
                                null);
        happened.events().forEach(wire::publish);
        awaitFacts("rebuilt-meanwhile", happened); // the service went on by itself
        assertThat(rebuild((_, _, _) -> {}).carried().same()).isPositive();
    }

    @Test
    void aSecondOneAtOnceIsRefusedWithASentence() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var first =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return rebuild(
                                        (_, _, _) -> {
                                            begun.countDown();
                                            awaitLatch(mayEnd);
                                        });
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        begun.await();
        try {
            assertThatThrownBy(() -> rebuild((_, _, _) -> {}))
                    .isInstanceOf(CannotRebuild.class)
                    .hasMessageContaining("Another rebuild is under way since")
                    .hasMessageContaining("wait for it");
        } finally {
            mayEnd.countDown();
        }
        assertThat(first.get().carried().same()).isPositive();
    }

    @Test
    void eventsThatComeMeanwhileAreInTheNewStateAsWell() throws Exception {
        var late =
                new Happened("rebuilt-late")
                        .opened(
                                "R-3",
                                MONDAY,
                                io.amends.contracts.ComplaintType.STAFF_ATTITUDE,
                                3,
                                null);
        var published = new boolean[1];

        rebuild(
                (step, _, _) -> {
                    if (step == Step.WAITING && !published[0]) {
                        published[0] = true;
                        late.events().forEach(wire::publish);
                        wire.flush();
                    }
                });

        awaitFacts("rebuilt-late", late);
        assertThat(published[0]).isTrue();
    }

    @Test
    void whatTheTopicsDoNotTellIsNotThrownAway() {
        var happened =
                new Happened("rebuilt-untold")
                        .opened(
                                "R-4",
                                MONDAY,
                                io.amends.contracts.ComplaintType.STAFF_ATTITUDE,
                                3,
                                null);
        service.learn(happened);
        try {
            assertThatThrownBy(() -> rebuild((_, _, _) -> {}))
                    .isInstanceOf(CannotRebuild.class)
                    .hasMessageContaining("rebuilt-untold")
                    .hasMessageContaining("Nothing was switched");
            assertThat(service.customers().find("rebuilt-untold")).isPresent();
        } finally {
            database("customers").deleteOne(new Document("_id", "rebuilt-untold"));
        }
        var after =
                new Happened("rebuilt-after-refusal")
                        .opened(
                                "R-5",
                                MONDAY,
                                io.amends.contracts.ComplaintType.STAFF_ATTITUDE,
                                3,
                                null);
        after.events().forEach(wire::publish);
        awaitFacts("rebuilt-after-refusal", after);
    }

    @Test
    void topicsThatForgotTheirBeginningAreRefused() throws Exception {
        var prefix = space.name() + ".short.";
        Map<String, Object> kafka = Map.of("bootstrap.servers", space.bootstrapServers());
        new Topics(kafka, new TopicNames(prefix), 1, Optional.empty(), Duration.ofSeconds(60))
                .ensure();
        forgetTheBeginningOf(prefix + Topic.COMPLAINTS.wireName());
        var before = documents();

        try (var tools = tools()) {
            var rebuild = tools.rebuild(new Rebuild.Broker(kafka, prefix), (_, _, _) -> {});
            assertThatThrownBy(rebuild::run)
                    .isInstanceOf(CannotReplay.class)
                    .hasMessageContaining("amends.complaints-0 begins at offset 2")
                    .hasMessageContaining("no longer there");
        }
        assertThat(documents()).isEqualTo(before);
    }

    private static void forgetTheBeginningOf(String topic)
            throws ExecutionException, InterruptedException {
        try (var producer =
                        new KafkaProducer<>(
                                Map.<String, Object>of(
                                        "bootstrap.servers", space.bootstrapServers()),
                                new StringSerializer(),
                                new StringSerializer());
                var admin = Admin.create(Map.of("bootstrap.servers", space.bootstrapServers()))) {
            for (var number = 0; number < 3; number++) {
                producer.send(new ProducerRecord<>(topic, "k", "v" + number)).get();
            }
            var partition = new TopicPartition(topic, 0);
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2))).all().get();
        }
    }

    private static Rebuild.Rebuilt rebuild(Rebuild.Watcher watcher) throws InterruptedException {
        try (var tools = tools()) {
            return tools.rebuild(broker(), watcher).run();
        }
    }

    private static ScoreTools tools() {
        return ScoreTools.open(space.mongodbUri(), space.database(), ScoreSettings.DEFAULT);
    }

    private static Rebuild.Broker broker() {
        return new Rebuild.Broker(
                Map.of("bootstrap.servers", space.bootstrapServers()), Wire.prefix(space));
    }

    private static MongoCollection<RawBsonDocument> database(String collection) {
        return mongo.getDatabase(space.database()).getCollection(collection, RawBsonDocument.class);
    }

    private static Set<String> collections() {
        return mongo.getDatabase(space.database())
                .listCollectionNames()
                .into(new java.util.HashSet<>());
    }

    private static RawBsonDocument document(String id) {
        return database("customers").find(new Document("_id", id)).first();
    }

    /// The state of every customer, byte for byte, with its numbers.
    private static Map<String, String> documents() {
        return database("customers").find().into(new ArrayList<>()).stream()
                .collect(
                        Collectors.toMap(
                                each -> each.getString("_id").getValue(),
                                each ->
                                        List.of("state", "version", "epoch", "seq", "at").stream()
                                                .map(each::get)
                                                .map(RebuildTest::bytes)
                                                .collect(Collectors.joining("|"))));
    }

    private static String bytes(org.bson.BsonValue value) {
        return value instanceof RawBsonDocument raw
                ? java.util.HexFormat.of()
                        .formatHex(
                                raw.getByteBuffer().array(),
                                raw.getByteBuffer().arrayOffset(),
                                raw.getByteBuffer().arrayOffset() + raw.getByteBuffer().remaining())
                : String.valueOf(value);
    }

    private static long tellings() throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", space.bootstrapServers()))) {
            var topic = Wire.prefix(space) + Topic.CUSTOMERS.wireName();
            var partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic);
            var wanted =
                    partitions.partitions().stream()
                            .collect(
                                    Collectors.toMap(
                                            each -> new TopicPartition(topic, each.partition()),
                                            _ ->
                                                    org.apache.kafka.clients.admin.OffsetSpec
                                                            .latest()));
            return admin.listOffsets(wanted).all().get().values().stream()
                    .mapToLong(each -> each.offset())
                    .sum();
        }
    }

    private static List<String> numbersOf(String id) {
        return wire
                .read("amends.customers", found -> found.stream().anyMatch(e -> id.equals(e.key())))
                .stream()
                .filter(each -> id.equals(each.key()))
                .map(each -> Wire.header(each, "ce_sequence"))
                .toList();
    }

    private static InteractionContract.Recorded purchase(
            String customerId, String id, int day, int revision) {
        return new InteractionContract.Recorded(
                id,
                customerId,
                InteractionType.PURCHASE,
                MONDAY.plus(Duration.ofDays(day)),
                new Money(new BigDecimal(10 + revision), "EUR"),
                null,
                null,
                revision);
    }

    private static void awaitAllRead() {
        HISTORIES.forEach(RebuildTest::awaitFacts);
        await(() -> outboxes() == 0 && allRead());
    }

    private static long outboxes() {
        return database("customers")
                .countDocuments(new Document("relay", new Document("$exists", true)));
    }

    private static boolean allRead() {
        try (var admin = Admin.create(Map.of("bootstrap.servers", space.bootstrapServers()))) {
            for (var name : List.of(Consumers.CASES, Consumers.INTERACTIONS)) {
                var read =
                        admin.listConsumerGroupOffsets(Wire.prefix(space) + name)
                                .partitionsToOffsetAndMetadata()
                                .get();
                var ends =
                        admin.listOffsets(
                                        read.keySet().stream()
                                                .collect(
                                                        Collectors.toMap(
                                                                each -> each,
                                                                _ ->
                                                                        org.apache.kafka.clients
                                                                                .admin.OffsetSpec
                                                                                .latest())))
                                .all()
                                .get();
                if (read.isEmpty()
                        || read.entrySet().stream()
                                .anyMatch(
                                        e ->
                                                e.getValue() == null
                                                        || e.getValue().offset()
                                                                < ends.get(e.getKey()).offset())) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void awaitFacts(String id, Happened happened) {
        await(
                () ->
                        service.customers()
                                .find(id)
                                .filter(
                                        found ->
                                                found.state()
                                                        .facts()
                                                        .cases()
                                                        .equals(happened.facts().cases()))
                                .isPresent());
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        wire.flush();
        var end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(condition.getAsBoolean()).as("within two minutes, seed %d", seed).isTrue();
    }
}
