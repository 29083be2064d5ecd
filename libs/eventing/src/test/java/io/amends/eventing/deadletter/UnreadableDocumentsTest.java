package io.amends.eventing.deadletter;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import io.amends.eventing.aggregate.AggregateLimits;
import io.amends.eventing.aggregate.AggregateStore;
import io.amends.eventing.aggregate.CommandRequest;
import io.amends.eventing.aggregate.DocumentStoreFactory;
import io.amends.eventing.aggregate.OutboxListener;
import io.amends.eventing.aggregate.StoredAggregate;
import io.amends.eventing.aggregate.Ticket;
import io.amends.eventing.aggregate.Tickets;
import io.amends.eventing.aggregate.UnreadableDocumentException;
import io.amends.eventing.consuming.FailureReason;
import io.amends.eventing.consuming.RawRecords;
import io.amends.eventing.consuming.TestService;
import io.amends.eventing.deadletter.DeadLetter.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An unreadable document stops neither consumers nor timers nor the relay: it is counted and
/// listed, and when it can be read again all that waited for it is processed.
class UnreadableDocumentsTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private TestService.TestSettings settings;
    private TestService service;
    private RawRecords raw;
    private final Map<String, BsonDocument> good = new HashMap<>();

    @BeforeEach
    void start() {
        settings = TestService.TestSettings.shared("unreadable");
        service = new TestService(settings);
        raw = new RawRecords(settings);
    }

    @AfterEach
    void stop() {
        raw.close();
        service.close();
    }

    /// Ways in which ticket documents may be damaged, or written by a newer version.
    private static Map<String, Consumer<BsonDocument>> ticketDamages() {
        var damages = new LinkedHashMap<String, Consumer<BsonDocument>>();
        damages.put("state-is-a-number", it -> it.put("state", new BsonInt32(7)));
        damages.put("text-is-missing", it -> state(it).remove("reference"));
        damages.put("number-is-missing", it -> state(it).remove("notes"));
        damages.put("number-is-text", it -> state(it).put("notes", new BsonString("many")));
        damages.put("instant-is-text", it -> state(it).put("remindAt", new BsonString("soon")));
        damages.put("version-is-missing", it -> it.remove("version"));
        damages.put("key-is-missing", it -> it.remove("key"));
        damages.put("outbox-is-text", it -> it.put("outbox", new BsonString("gone")));
        damages.put("event-of-tomorrow", it -> event(it).put("type", new BsonString("danced")));
        damages.put("event-data-is-empty", it -> event(it).put("data", new BsonDocument()));
        damages.put(
                "relay-is-a-list",
                it ->
                        it.put(
                                "relay",
                                new BsonArray(
                                        List.of(
                                                new BsonDocument(
                                                        "until",
                                                        new BsonDateTime(
                                                                LONG_AGO.toEpochMilli()))))));
        return damages;
    }

    @Test
    void unreadableDocumentsStopNeitherTimersNorRelayAndAreProcessedWhenRepaired() {
        var damages = ticketDamages();
        damages.forEach(
                (name, damage) -> {
                    open("bad-" + name);
                    open("good-" + name);
                    damage("tickets", "bad-" + name, damage);
                });
        service.open("never-due", "c-never-due");
        oddIds();
        assertThat(unreadable("tickets")).as("before the first").isZero();

        service.started();
        everyDueOneIsWoken(damages.keySet().stream().map(name -> "good-" + name).toList());
        for (var name : damages.keySet()) {
            eventually(
                    () ->
                            assertThat(service.lines("c-good-" + name, "good-" + name))
                                    .isEqualTo(TestService.all("good-" + name, 2)));
        }
        eventually(() -> assertThat(documents("tickets")).hasSize(damages.size()));
        service.tickets.fireDueTimers(3);

        assertThat(unreadable("tickets")).as("each once").isEqualTo(damages.size());
        assertThat(documents("tickets"))
                .allSatisfy(
                        letter -> {
                            assertThat(letter.reason())
                                    .isEqualTo(FailureReason.UNREADABLE_DOCUMENT);
                            assertThat(letter.source()).isEqualTo("/ticket-service");
                            assertThat(letter.subject()).startsWith("bad-");
                        });
        assertThat(listedInPagesOf(3))
                .containsAll(damages.keySet().stream().map(name -> "good-" + name).toList());
        assertThatThrownBy(() -> service.tickets.find("bad-text-is-missing"))
                .isInstanceOf(UnreadableDocumentException.class)
                .hasMessageContaining("bad-text-is-missing");

        repair("tickets");

        eventually(
                () -> {
                    service.sweep();
                    assertThat(documents("tickets")).isEmpty();
                });
        everyDueOneIsWoken(damages.keySet().stream().map(name -> "bad-" + name).toList());
        for (var name : damages.keySet()) {
            eventually(
                    () ->
                            assertThat(service.lines("c-bad-" + name, "bad-" + name))
                                    .as(name)
                                    .isEqualTo(TestService.all("bad-" + name, 2)));
        }
        assertThat(unreadable("tickets")).isEqualTo(damages.size());
        service.sweep();
        assertThat(open("amends.documents.unreadable.open", "tickets")).isZero();
    }

    @Test
    void unreadableDocumentsStopNoConsumerAndWaitingEventsAreAppliedOnceWhenRepaired() {
        var damages = new LinkedHashMap<String, Consumer<BsonDocument>>();
        damages.put("state-is-text", it -> it.put("state", new BsonString("?")));
        damages.put("list-is-missing", it -> state(it).remove("lines"));
        damages.put("list-is-a-number", it -> state(it).put("lines", new BsonInt64(1)));
        damages.put("customer-is-missing", it -> state(it).remove("customerId"));
        damages.put("seq-is-text", it -> it.put("seq", new BsonString("1")));
        damages.put("offsets-are-text", it -> it.put("sourceOffsets", new BsonString("all")));
        service.started();
        for (var name : damages.keySet()) {
            raw.noted("first-" + name, "c-" + name, "0.1");
            eventually(() -> assertThat(service.lines("c-" + name, "first-" + name)).hasSize(1));
        }
        damages.forEach((name, damage) -> damage("diaries", "c-" + name, damage));

        for (var name : damages.keySet()) {
            for (var seq = 1; seq <= 3; seq++) {
                raw.noted("bad-" + name, "c-" + name, "0." + seq);
                raw.noted("good-" + name, "other-" + name, "0." + seq);
            }
        }

        for (var name : damages.keySet()) {
            eventually(
                    () ->
                            assertThat(service.lines("other-" + name, "good-" + name))
                                    .isEqualTo(TestService.all("good-" + name, 3)));
        }
        eventually(() -> assertThat(documents("diaries")).hasSize(damages.size()));
        eventually(() -> assertThat(events()).hasSize(3 * damages.size()));
        assertThat(events()).allMatch(each -> each.reason() == FailureReason.UNREADABLE_DOCUMENT);
        service.sweep();
        assertThat(events()).as("tried again in vain").allMatch(each -> each.attempts() == 1);
        assertThat(unreadable("diaries")).isEqualTo(damages.size());
        assertThat(open("amends.documents.unreadable.open", "diaries")).isEqualTo(damages.size());

        repair("diaries");

        eventually(
                () -> {
                    service.sweep();
                    assertThat(service.deadLetters.open(200)).isEmpty();
                });
        for (var name : damages.keySet()) {
            eventually(
                    () ->
                            assertThat(service.lines("c-" + name, "bad-" + name))
                                    .isEqualTo(TestService.all("bad-" + name, 3)));
        }
        service.sweep();
        assertThat(open("amends.documents.unreadable.open", "diaries")).isZero();
    }

    @Test
    void undecodableOutboxEntryOrSourceOffsetMakesEventsWaitForTheDocument() {
        service.started();
        raw.noted("first", "c-outbox", "0.1");
        raw.noted("other", "c-offset", "0.1");
        eventually(() -> assertThat(service.lines("c-outbox", "first")).hasSize(1));
        eventually(() -> assertThat(service.lines("c-offset", "other")).hasSize(1));
        damage(
                "diaries",
                "c-outbox",
                it -> it.put("outbox", new BsonArray(List.of(new BsonDocument()))));
        damage(
                "diaries",
                "c-offset",
                it -> it.getDocument("sourceOffsets").replaceAll((_, _) -> new BsonInt32(1)));

        raw.noted("bad", "c-outbox", "0.1");
        raw.noted("bad", "c-outbox", "0.2"); // its third line: the diary publishes an event
        raw.noted("other", "c-offset", "0.2");

        eventually(() -> assertThat(events()).hasSize(2));
        for (var again = 0; again < 2; again++) {
            service.sweep();
            assertThat(events())
                    .allMatch(each -> each.reason() == FailureReason.UNREADABLE_DOCUMENT);
            assertThat(documents("diaries")).hasSize(2);
            assertThat(unreadable("diaries")).isEqualTo(2);
        }
        collection("diaries")
                .updateOne(
                        Filters.eq("_id", "c-outbox"),
                        new BsonDocument("$set", new BsonDocument("outbox", new BsonArray())));
        collection("diaries").replaceOne(Filters.eq("_id", "c-offset"), good.get("c-offset"));

        eventually(
                () -> {
                    service.sweep();
                    assertThat(service.deadLetters.open(200)).isEmpty();
                });
        assertThat(service.lines("c-outbox", "bad")).isEqualTo(TestService.all("bad", 2));
        assertThat(service.lines("c-offset", "other")).isEqualTo(TestService.all("other", 2));
    }

    @Test
    void documentTooLargeForItsTimerStaysListedUntilTheTimerHasFired() {
        open("t-large");
        var size =
                service.database
                        .getCollection("tickets", RawBsonDocument.class)
                        .find(Filters.eq("_id", "t-large"))
                        .first()
                        .getByteBuffer()
                        .remaining();
        collection("tickets")
                .updateOne(
                        Filters.eq("_id", "t-large"),
                        new BsonDocument(
                                "$set",
                                new BsonDocument(
                                        "padding",
                                        new BsonBinary(new byte[(16 << 20) - size - 50]))));

        for (var again = 0; again < 3; again++) {
            service.tickets.fireDueTimers(10);
            service.sweep();
            assertThat(documents("tickets"))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.subject()).isEqualTo("t-large"));
            assertThat(unreadable("tickets")).as("listed once").isEqualTo(1);
        }
        collection("tickets")
                .updateOne(
                        Filters.eq("_id", "t-large"),
                        new BsonDocument(
                                "$unset", new BsonDocument("padding", new BsonString(""))));

        service.sweep();

        assertThat(documents("tickets")).isEmpty();
        assertThat(service.tickets.find("t-large").orElseThrow().state().reminders()).isEqualTo(1);
    }

    @Test
    void operatorsRetryAndDiscardDocumentsAndRedamagedOneIsListedAgain() {
        var letters = service.deadLetters;
        open("t-1");
        damage("tickets", "t-1", it -> state(it).remove("notes"));
        service.tickets.fireDueTimers(10);
        var id = documents("tickets").getFirst().id();

        assertThat(letters.retry(id, "operations/lee"))
                .satisfies(tried -> assertThat(tried.attempts()).isEqualTo(2))
                .satisfies(tried -> assertThat(tried.settlement()).isNull());
        repair("tickets");
        var settlement = letters.retry(id, "operations/lee").settlement();

        assertThat(settlement).isNotNull();
        assertThat(settlement.decision()).isEqualTo(Decision.RETRIED);
        assertThatThrownBy(() -> letters.retry(id, "operations/lee"))
                .isInstanceOf(DeadLetterConflictException.class);
        damage(
                "tickets",
                "t-1",
                it -> {
                    state(it).remove("notes");
                    it.put("nextDue", new BsonDateTime(LONG_AGO.toEpochMilli()));
                });
        service.tickets.fireDueTimers(10);
        assertThat(documents("tickets")).singleElement().matches(it -> it.id().equals(id));
        assertThat(unreadable("tickets")).isEqualTo(2);
        letters.discard(id, "it will be written anew", "operations/lee");
        service.tickets.fireDueTimers(10);
        assertThat(documents("tickets")).isEmpty();
    }

    @Test
    void damagedDocumentsOfConsumersStopNoConsumer() {
        var past = new BsonDateTime(LONG_AGO.toEpochMilli());
        collection("deadLetters")
                .insertOne(
                        new BsonDocument("_id", new BsonString("damaged"))
                                .append("openSince", past));
        collection("skips")
                .insertOne(
                        new BsonDocument("_id", new BsonString("damaged"))
                                .append("after", new BsonString("?")));
        collection("parked")
                .insertOne(
                        new BsonDocument("_id", new BsonString("damaged"))
                                .append("consumer", new BsonString("diaries"))
                                .append("source", new BsonString("/ticket-service"))
                                .append("subject", new BsonString("t-0"))
                                .append("epoch", new BsonInt64(0))
                                .append("seq", new BsonInt64(2))
                                .append("record", new BsonString("?")));
        service.started();
        raw.noted("t-1", "c-1", "0.2");
        eventually(() -> assertThat(service.counted("amends.consumer.gaps")).isEqualTo(1));
        raw.noted("t-1", "c-1", "0.1");

        eventually(
                () -> {
                    service.sweep();
                    assertThat(service.lines("c-1", "t-1")).isEqualTo(TestService.all("t-1", 2));
                });
        assertThat(documents("parked"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.subject()).isEqualTo("damaged"));
        assertThat(documents("deadLetters"))
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.id()).isEqualTo("damaged");
                            assertThat(letter.detail()).contains("cannot be read");
                        });
        collection("deadLetters")
                .updateOne(
                        Filters.eq("document.collection", "parked"),
                        new BsonDocument(
                                "$set", new BsonDocument("reason", new BsonString("OF_TOMORROW"))));
        assertThat(documents("parked")).singleElement().matches(it -> it.detail() != null);
    }

    private void everyDueOneIsWoken(List<String> tickets) {
        service.tickets.fireDueTimers(3);
        for (var ticket : tickets) {
            assertThat(service.tickets.find(ticket).orElseThrow().state().reminders())
                    .as(ticket)
                    .isEqualTo(1);
        }
    }

    /// Opens a ticket with a due timer, in a process that dies before anything is sent.
    private void open(String ticket) {
        var died =
                new DocumentStoreFactory(
                                service.database,
                                Clock.tickMillis(ZoneOffset.UTC),
                                AggregateLimits.DEFAULT.withLease(Duration.ofMillis(1)),
                                service.traces,
                                OutboxListener.NONE)
                        .create(new Tickets());
        died.create(
                ticket,
                CommandRequest.of(
                        new Ticket.Command.Open(
                                ticket, "c-" + ticket, Instant.now().minusMillis(1)),
                        "agent/kim"));
    }

    /// Inserts documents with ids of other types, and one without a due instant, which timers and
    /// the sweep read.
    private void oddIds() {
        var past = new BsonDateTime(LONG_AGO.toEpochMilli());
        collection("tickets")
                .updateOne(
                        Filters.eq("_id", "never-due"),
                        new BsonDocument("$set", new BsonDocument("nextDue", past)));
        collection("tickets")
                .insertOne(new BsonDocument("_id", new BsonObjectId()).append("nextDue", past));
        collection("tickets")
                .insertOne(
                        new BsonDocument("_id", new BsonInt32(42))
                                .append("relay", new BsonDocument("until", past)));
    }

    private List<String> listedInPagesOf(int size) {
        var all = new ArrayList<String>();
        var page = page("", size);
        while (!page.isEmpty()) {
            page.forEach(stored -> all.add(stored.id()));
            page = page(all.getLast(), size);
        }
        return all;
    }

    private List<StoredAggregate<Ticket>> page(String after, int size) {
        AggregateStore<Ticket, Ticket.Command, Ticket.Event> tickets = service.tickets;
        return tickets.find(Filters.gt("_id", after), Sorts.ascending("_id"), size);
    }

    private void damage(String collection, String id, Consumer<BsonDocument> damage) {
        var document = collection(collection).find(Filters.eq("_id", id)).first();
        assertThat(document).as(id).isNotNull();
        good.put(id, document.clone());
        damage.accept(document);
        collection(collection).replaceOne(Filters.eq("_id", id), document);
    }

    private void repair(String collection) {
        good.forEach(
                (id, document) ->
                        collection(collection).replaceOne(Filters.eq("_id", id), document));
    }

    private MongoCollection<BsonDocument> collection(String name) {
        return service.database.getCollection(name, BsonDocument.class);
    }

    private List<DeadLetter> documents(String collection) {
        return service.deadLetters.open(200).stream()
                .filter(each -> each.document() != null)
                .filter(each -> each.document().collection().equals(collection))
                .toList();
    }

    private List<DeadLetter> events() {
        return service.deadLetters.open(200).stream()
                .filter(each -> each.document() == null)
                .toList();
    }

    private double unreadable(String collection) {
        return service.meters
                .get("amends.documents.unreadable")
                .tag("collection", collection)
                .counter()
                .count();
    }

    private double open(String gauge, String collection) {
        return service.meters.get(gauge).tag("collection", collection).gauge().value();
    }

    private static BsonDocument state(BsonDocument document) {
        return document.getDocument("state");
    }

    private static BsonDocument event(BsonDocument document) {
        return document.getArray("outbox").getFirst().asDocument();
    }
}
