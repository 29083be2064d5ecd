package io.amends.satisfaction.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.amends.contracts.ComplaintType;
import io.amends.contracts.InteractionContract;
import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.contracts.Topic;
import io.amends.eventing.aggregate.SourceOffset;
import io.amends.eventing.deadletter.DeadLetter;
import io.amends.eventing.deadletter.DeadLetterConflictException;
import io.amends.eventing.deadletter.DeadLetterService;
import io.amends.satisfaction.Eventually;
import io.amends.satisfaction.RunningService;
import io.amends.satisfaction.application.ScoreCommands;
import io.amends.satisfaction.application.ScoreRebuild;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.testing.TestSpace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// A running service over a shuffled history, with access to the results of a rebuild.
abstract class RebuildFixture {
    static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    static final int CUSTOMERS = 25;
    static final Map<String, EventHistoryBuilder> HISTORIES = new HashMap<>();
    static TestSpace space;
    static RunningService service;
    static TestPublisher wire;
    static MongoClient mongo;
    static long seed;

    @BeforeAll
    static void aShuffledHistory(TestSpace given) {
        space = given;
        service =
                RunningService.start(
                        space,
                        "--amends.eventing.topic-prefix=" + TestPublisher.prefix(space),
                        "--amends.eventing.parked-every=PT0.5S");
        wire = new TestPublisher(space);
        mongo = MongoClients.create(space.mongodbUri());
        seed = System.nanoTime();
        var random = new Random(seed);
        var sends = new ArrayList<Runnable>();
        for (var number = 0; number < CUSTOMERS; number++) {
            var id = "rebuilt-" + number;
            var happened =
                    EventHistoryBuilder.atRandom(new EventHistoryBuilder(id), random, 3, MONDAY);
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

    /// Deletes all current records of a topic.
    static void deleteRecords(Topic topic) throws ExecutionException, InterruptedException {
        var name = TestPublisher.prefix(space) + topic.wireName();
        try (var admin = Admin.create(Map.of("bootstrap.servers", space.bootstrapServers()))) {
            var partitions =
                    admin
                            .describeTopics(List.of(name))
                            .allTopicNames()
                            .get()
                            .get(name)
                            .partitions()
                            .stream()
                            .map(each -> new TopicPartition(name, each.partition()))
                            .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
            var ends =
                    admin.listOffsets(partitions).all().get().entrySet().stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey,
                                            end ->
                                                    RecordsToDelete.beforeOffset(
                                                            end.getValue().offset())));
            admin.deleteRecords(ends).all().get();
        }
    }

    static ScoreRebuild.Rebuilt rebuild(ScoreRebuild.Watcher watcher) throws InterruptedException {
        return rebuild(watcher, false);
    }

    static ScoreRebuild.Rebuilt rebuild(ScoreRebuild.Watcher watcher, boolean acceptLoss)
            throws InterruptedException {
        try (var tools = tools()) {
            return tools.rebuild(ConsumerDefinitions::silent, broker(), watcher, acceptLoss).run();
        }
    }

    static ScoreCommands tools() {
        return ScoreCommands.open(space.mongodbUri(), space.database());
    }

    static ScoreRebuild.Broker broker() {
        return new ScoreRebuild.Broker(
                Map.of("bootstrap.servers", space.bootstrapServers()), TestPublisher.prefix(space));
    }

    static MongoCollection<RawBsonDocument> database(String collection) {
        return mongo.getDatabase(space.database()).getCollection(collection, RawBsonDocument.class);
    }

    static Set<String> collections() {
        return mongo.getDatabase(space.database())
                .listCollectionNames()
                .into(new java.util.HashSet<>());
    }

    static RawBsonDocument document(String id) {
        return database("customers").find(new Document("_id", id)).first();
    }

    /// The state of every customer, byte for byte, with its event numbers.
    static Map<String, String> documents() {
        return database("customers").find().into(new ArrayList<>()).stream()
                .collect(
                        Collectors.toMap(
                                each -> each.getString("_id").getValue(),
                                each ->
                                        List.of("state", "version", "epoch", "seq", "at").stream()
                                                .map(each::get)
                                                .map(RebuildFixture::bytes)
                                                .collect(Collectors.joining("|"))));
    }

    static String bytes(org.bson.BsonValue value) {
        return value instanceof RawBsonDocument raw
                ? java.util.HexFormat.of()
                        .formatHex(
                                raw.getByteBuffer().array(),
                                raw.getByteBuffer().arrayOffset(),
                                raw.getByteBuffer().arrayOffset() + raw.getByteBuffer().remaining())
                : String.valueOf(value);
    }

    static long publishedCount() throws Exception {
        return new TopicProgress(space, service).size(Topic.CUSTOMERS);
    }

    static List<String> numbersOf(String id) {
        return wire
                .read("amends.customers", found -> found.stream().anyMatch(e -> id.equals(e.key())))
                .stream()
                .filter(each -> id.equals(each.key()))
                .map(TestPublisher::sequence)
                .toList();
    }

    static InteractionContract.Recorded purchase(
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

    static void awaitAllRead() {
        HISTORIES.forEach(RebuildFixture::awaitFacts);
        await(() -> new TopicProgress(space, service).all() && outboxes() == 0);
    }

    static long outboxes() {
        return database("customers")
                .countDocuments(new Document("relay", new Document("$exists", true)));
    }

    static void awaitFacts(String id, EventHistoryBuilder happened) {
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

    static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(BooleanSupplier condition) {
        wire.flush();
        Eventually.await("seed " + seed, condition);
    }

    /// Publishes its first event in a form that is refused, and changes the store as if that had
    /// been applied.
    static void hadItsEffect(EventHistoryBuilder happened) {
        var event = happened.events().getFirst();
        wire.publish(event, value -> value.replaceFirst("\"at\":\"[^\"]*\"", "\"at\":\"once\""));
        await(() -> database("deadLetters").countDocuments() == 1);
        database("deadLetters").deleteMany(new Document());
        service.learn(happened);
        recordOffset(event);
    }

    static void recordOffset(EventHistoryBuilder.Event event) {
        service.customers()
                .change(
                        List.of(event.data().customerId()),
                        (_, draft) ->
                                draft.recordOffset(
                                        "/complaint-service",
                                        event.reference(),
                                        SourceOffset.of(event.sequence())));
    }

    /// The only open dead letter.
    static DeadLetter letter() {
        var letters = deadLetters().open(10, Instant.EPOCH, "");
        assertThat(letters).hasSize(1);
        return letters.getFirst();
    }

    /// Discards the only open dead letter, once the service no longer pauses.
    static void discardLetter() {
        await(
                () -> {
                    try {
                        deadLetters().discard(letter().id(), "never should have been", "kim");
                        return true;
                    } catch (DeadLetterConflictException paused) {
                        return false;
                    }
                });
    }

    private static DeadLetterService deadLetters() {
        return service.context().getBean(DeadLetterService.class);
    }

    /// Damages the state of a customer so that it can still be read.
    static void damage(String id) {
        set(id, "state.facts.cases", List.of());
    }

    static void set(String id, String field, Object value) {
        database("customers")
                .updateOne(
                        new Document("_id", id), new Document("$set", new Document(field, value)));
    }

    /// A complaint of a separate customer.
    static EventHistoryBuilder complained(String customer, String reference) {
        return new EventHistoryBuilder(customer)
                .opened(reference, MONDAY, ComplaintType.STAFF_ATTITUDE, 3, null);
    }
}
