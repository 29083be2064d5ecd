package io.amends.satisfaction.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.DerivedMoney;
import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.satisfaction.application.ConsumerNames;
import io.amends.satisfaction.application.ScoreRebuild;
import io.amends.satisfaction.application.ScoreRebuild.Step;
import io.amends.satisfaction.application.StandaloneStores;
import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.CustomerEvent;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.silence.Silence;
import io.amends.satisfaction.domain.silence.Warning;
import io.amends.testing.PlatformTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;
import org.junit.jupiter.api.Test;

/// Rebuilds that were killed, and rebuilds over damaged documents, on a real store and broker.
@PlatformTest
class RebuildRecoveryTest extends RebuildFixture {

    /// What a kill leaves behind: nothing after this point is done. The lease is over at once.
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static Map<String, Predicate<Step>> deaths() {
        var deaths = new LinkedHashMap<String, Predicate<Step>>();
        deaths.put("reading", step -> step == Step.READING);
        deaths.put("comparing", step -> step == Step.COMPARING);
        deaths.put("waiting", step -> step == Step.WAITING);
        deaths.put("switching", step -> step == Step.SWITCHING);
        deaths.put("merging", _ -> isInPhase("merging"));
        deaths.put("renaming", _ -> isInPhase("merging"));
        return deaths;
    }

    @Test
    void rebuildKilledInAnyPhaseResumesAndRepairs() throws Exception {
        awaitAllRead();
        var facts = document("rebuilt-3").getDocument("state").getDocument("facts");
        for (var death : deaths().entrySet()) {
            var before = documents();
            before.remove("rebuilt-3");
            damage("rebuilt-3");
            kill(false, death.getValue());
            if (death.getKey().equals("renaming")) {
                setPhase("renaming");
            }

            var rebuilt = rebuild((_, _, _) -> {});

            assertThat(rebuilt.merged().repaired()).as(death.getKey()).isEqualTo(1);
            assertThat(document("rebuilt-3").getDocument("state").getDocument("facts"))
                    .as(death.getKey())
                    .isEqualTo(facts);
            assertThat(documents()).as(death.getKey()).containsAllEntriesOf(before);
            assertThat(database("rebuilds").countDocuments()).isZero();
        }
    }

    @Test
    void rebuildKilledAfterSwapIsCompleted() throws Exception {
        var before = documents();
        var now = new BsonDateTime(System.currentTimeMillis());
        database("rebuilds")
                .insertOne(
                        raw(
                                new BsonDocument("_id", new BsonString("customers"))
                                        .append("since", now)
                                        .append("phase", new BsonString("renaming"))
                                        .append("done", new BsonInt64(4711))));

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.events()).isEqualTo(4711);
        assertThat(rebuilt.merged().same()).isZero();
        assertThat(documents()).isEqualTo(before);
        assertThat(database("rebuilds").countDocuments()).isZero();
    }

    @Test
    void restartForgetsOffsetsOfDroppedCustomers() {
        try (var store = StandaloneStores.open(space.mongodbUri(), space.database())) {
            var turn = store.rebuilds().acquire().orElseThrow();
            turn.note(7, 9, Map.of("amends.complaints-3", 7L));
            assertThat(store.rebuilds().state().orElseThrow().isResumable()).isTrue();

            turn.restart();

            var state = store.rebuilds().state().orElseThrow();
            assertThat(state.offsets()).isEmpty();
            assertThat(state.done()).isZero();
            assertThat(state.isResumable()).isFalse();
            turn.finish();
        }
    }

    @Test
    void customerWithLostEventsIsKeptOrReplacedAsResumedRunSays() throws Exception {
        var id = "rebuilt-partial";
        var known = complained(id, "R-10");
        known.events().forEach(wire::publish);
        awaitFacts(id, known);
        var lost = complained(id, "R-11");
        service.learn(lost);
        lost.events().forEach(RebuildFixture::recordOffset);
        await(() -> outboxes() == 0);
        var before = document(id);

        kill(true, _ -> isInPhase("merging"));
        var kept = rebuild((_, _, _) -> {}, false);

        assertThat(kept.merged().keptIds()).containsExactly(id);
        assertThat(kept.merged().reduced()).isZero();
        assertThat(document(id)).isEqualTo(before);

        kill(false, _ -> isInPhase("merging"));
        var reduced = rebuild((_, _, _) -> {}, true);

        assertThat(reduced.merged().reducedIds()).containsExactly(id);
        assertThat(reduced.merged().kept()).isZero();
        assertThat(customer(id).facts().cases()).containsOnlyKeys("R-10");
        assertThat(document(id).getDocument("sourceOffsets"))
                .isEqualTo(before.getDocument("sourceOffsets"));
        database("customers").deleteOne(new Document("_id", id));
    }

    private static Map<String, Document> stateDamages() {
        var damages = new LinkedHashMap<String, Document>();
        for (var part : List.of("published", "current", "tier", "silence", "listing", "facts")) {
            damages.put(part + "-type", new Document("$set", new Document("state." + part, "x")));
        }
        for (var part : List.of("published", "current", "listing", "facts")) {
            damages.put(part + "-lost", new Document("$unset", new Document("state." + part, "")));
        }
        damages.put(
                "published-field",
                new Document("$unset", new Document("state.published.loyalty", "")));
        damages.put(
                "published-range",
                new Document("$set", new Document("state.published.loyalty", 7.0)));
        damages.put(
                "published-nan",
                new Document("$set", new Document("state.published.satisfaction", Double.NaN)));
        damages.put(
                "current-value", new Document("$set", new Document("state.current.loyalty", 1e-9)));
        damages.put("tier-value", new Document("$set", new Document("state.tier.tier", "GOLD")));
        damages.put("listing-value", new Document("$set", new Document("state.listing.band", 42)));
        damages.put("state-type", new Document("$set", new Document("state", "x")));
        return damages;
    }

    @Test
    void damagedPartsOfStateAreRestoredFromEvents() throws Exception {
        var before = new HashMap<String, Customer>();
        var numbers = new HashMap<String, BsonInt64>();
        stateDamages()
                .keySet()
                .forEach(
                        id -> {
                            complained(id, "D-" + id).events().forEach(wire::publish);
                            wire.publish(purchase(id, "p", 3, 0));
                        });
        stateDamages()
                .keySet()
                .forEach(
                        id -> {
                            await(() -> isKnownWithPurchase(id));
                            decide(id);
                        });
        awaitAllRead();
        stateDamages()
                .forEach(
                        (id, damage) -> {
                            before.put(id, customer(id));
                            numbers.put(id, document(id).getInt64("seq"));
                            database("customers").updateOne(new Document("_id", id), damage);
                        });

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.merged().repaired()).isEqualTo(stateDamages().size());
        assertThat(rebuilt.merged().unreadable()).isZero();
        before.forEach(
                (id, customer) -> {
                    var after = customer(id);
                    assertThat(after.facts()).as(id).isEqualTo(customer.facts());
                    assertThat(after.published()).as(id).isEqualTo(customer.published());
                    assertThat(after.tier()).as(id).isEqualTo(customer.tier());
                    assertThat(after.silence()).as(id).isEqualTo(customer.silence());
                    assertThat(after.current().loyalty())
                            .as(id)
                            .isCloseTo(customer.current().loyalty(), within(.001));
                    assertThat(document(id).getInt64("seq")).as(id).isEqualTo(numbers.get(id));
                    assertThat(document(id).getDocument("state").getDocument("listing"))
                            .as(id)
                            .containsEntry("tier", new BsonString("LARGE"));
                });
        assertThat(rebuild((_, _, _) -> {}).merged().repaired()).isZero();
    }

    private static Map<String, Object> envelopeDamages() {
        var damages = new LinkedHashMap<String, Object>();
        damages.put("version", "x");
        damages.put("epoch", "x");
        damages.put("seq", 1.5);
        damages.put("sourceOffsets", "x");
        damages.put("sourceOffsets./complaint-service|X", "?");
        damages.put("outbox", "x");
        damages.put("relay", "x");
        damages.put("uniqueKeys", List.of());
        damages.put("updated", "?");
        return damages;
    }

    @Test
    void documentsWithDamagedEnvelopesAreKeptAndNamedAndOthersAreRepaired() throws Exception {
        var fields = new ArrayList<>(envelopeDamages().keySet());
        var repairable = List.of("key", "at");
        fields.addAll(repairable);
        fields.forEach(field -> complaintOf(field).events().forEach(wire::publish));
        fields.forEach(field -> awaitFacts(idOf(field), complaintOf(field)));
        awaitAllRead();
        var numbers = new HashMap<String, BsonInt64>();
        fields.forEach(field -> numbers.put(field, document(idOf(field)).getInt64("seq")));
        envelopeDamages().forEach((field, value) -> set(idOf(field), field, value));
        repairable.forEach(field -> set(idOf(field), field, 5));
        damage("rebuilt-3");
        var unnamed = raw(new BsonDocument("_id", new BsonInt64(4711)));
        database("customers").insertOne(unnamed);
        var before = new HashMap<String, RawBsonDocument>();
        envelopeDamages().keySet().forEach(field -> before.put(field, document(idOf(field))));

        var rebuilt = rebuild((_, _, _) -> {});

        var unreadable =
                new ArrayList<>(before.keySet().stream().map(RebuildRecoveryTest::idOf).toList());
        unreadable.add(String.valueOf(new BsonInt64(4711)));
        assertThat(rebuilt.merged().unreadableIds()).hasSameElementsAs(unreadable);
        assertThat(rebuilt.merged().unreadable()).isEqualTo(unreadable.size());
        before.forEach((field, document) -> assertThat(document(idOf(field))).isEqualTo(document));
        assertThat(database("customers").find(new Document("_id", 4711L)).first()).isNotNull();
        assertThat(customer("rebuilt-3").facts().cases()).isNotEmpty();
        repairable.forEach(field -> assertThat(customer(idOf(field))).isNotNull());

        var replaced = rebuild((_, _, _) -> {}, true);

        assertThat(replaced.merged().reduced()).isEqualTo(before.size());
        assertThat(replaced.merged().unreadable()).isEqualTo(1);
        numbers.forEach(
                (field, seq) -> {
                    assertThat(document(idOf(field)).getInt64("seq")).as(field).isEqualTo(seq);
                    assertThat(customer(idOf(field)).facts().cases()).as(field).hasSize(1);
                });
        database("customers").deleteOne(new Document("_id", 4711L));
    }

    @Test
    void outboxThatCannotBeReadStopsNoRebuildAndKeepsItsEvents() throws Exception {
        var id = "rebuilt-outbox";
        var happened = complained(id, "R-12");
        happened.events().forEach(wire::publish);
        awaitFacts(id, happened);
        awaitAllRead();
        var seq = document(id).getInt64("seq").getValue();
        var now = new Date();
        var entry =
                new Document("epoch", 0L)
                        .append("seq", seq + 1)
                        .append("type", "of a newer version")
                        .append("at", now)
                        .append("by", "test")
                        .append("command", "test")
                        .append("data", new Document());
        set(id, "outbox", List.of(entry));
        set(id, "seq", seq + 1);
        set(
                id,
                "relay",
                new Document("token", "gone").append("until", new Date(0)).append("since", now));
        damage(id);
        try {
            var rebuilt = rebuild((_, _, _) -> {});

            assertThat(rebuilt.merged().repaired()).isEqualTo(1);
            assertThat(customer(id).facts().cases()).containsOnlyKeys("R-12");
            assertThat(document(id).getArray("outbox")).hasSize(1);
            assertThat(document(id)).containsKey("relay");
            assertThat(document(id).getInt64("seq").getValue()).isEqualTo(seq + 1);
        } finally {
            database("customers").deleteOne(new Document("_id", id));
        }
    }

    @Test
    void eventsParkedForRestoredCustomerAreAppliedAfterRebuild() throws Exception {
        var id = "rebuilt-parked";
        var happened = complained(id, "R-13");
        hadItsEffect(happened);
        happened.resolved("R-13", MONDAY.plus(Duration.ofDays(1)));
        wire.publish(happened.events().getLast());
        awaitFacts(id, happened);
        awaitAllRead();
        database("customers").deleteOne(new Document("_id", id));

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.waiting()).isEqualTo(1);
        assertThat(database("parked").find().first())
                .containsEntry("consumer", new BsonString(ConsumerNames.CASES));
        discardLetter();
        await(() -> service.customers().find(id).isPresent());
        assertThat(document(id).getDocument("sourceOffsets"))
                .containsEntry("/complaint-service|R-13", new BsonString("0.2"));
        await(() -> parked("R-13") == 0);
    }

    @Test
    void eventsParkedBeforeKillAreAppliedAfterResume() throws Exception {
        var id = "rebuilt-early";
        var happened = complained(id, "R-14").resolved("R-14", MONDAY.plus(Duration.ofDays(1)));
        wire.publish(happened.events().getLast());
        await(() -> parked("R-14") == 1);
        kill(false, step -> step == Step.COMPARING);
        assertThat(parked("R-14")).isEqualTo(2);
        wire.publish(happened.events().getFirst());
        awaitFacts(id, happened);
        await(() -> outboxes() == 0);

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.waiting()).isZero();
        assertThat(rebuilt.merged().kept()).isZero();
        assertThat(customer(id).facts().cases()).isEqualTo(happened.facts().cases());
    }

    /// A nightly pass's decision, published as such.
    private static void decide(String id) {
        service.customers()
                .change(
                        List.of(id),
                        (_, draft) -> {
                            var before = draft.state().orElseThrow();
                            var now = draft.notBefore(MONDAY);
                            var value = new DerivedMoney(new BigDecimal("120"), "EUR");
                            var reason = SilenceReason.values()[0];
                            var after =
                                    new Customer(
                                            before.facts(),
                                            before.current(),
                                            before.published(),
                                            new TierMembership(Tier.LARGE, now),
                                            new Silence(new Warning(reason, now), null),
                                            before.listing());
                            draft.replace(
                                    after,
                                    List.of(
                                            new CustomerEvent.Tiered(id, Tier.LARGE, value, null),
                                            new CustomerEvent.Warned(id, reason, value)),
                                    now,
                                    "clock",
                                    "night");
                        });
    }

    private static long parked(String reference) {
        return database("parked").countDocuments(new Document("subject", reference));
    }

    private static boolean isKnownWithPurchase(String id) {
        return service.customers()
                .find(id)
                .map(found -> found.state().facts())
                .filter(facts -> !facts.cases().isEmpty() && !facts.interactions().isEmpty())
                .isPresent();
    }

    private static Customer customer(String id) {
        return service.customers().find(id).orElseThrow().state();
    }

    private static EventHistoryBuilder complaintOf(String field) {
        return complained(idOf(field), "E-" + idOf(field));
    }

    private static String idOf(String field) {
        return "envelope-" + field.replaceAll("[^A-Za-z]", "-");
    }

    private static void kill(boolean acceptLoss, Predicate<Step> when) {
        ScoreRebuild.Watcher watcher =
                (step, _, _) -> {
                    if (when.test(step)) {
                        throw new Killed();
                    }
                };
        assertThatThrownBy(() -> rebuild(watcher, acceptLoss)).isInstanceOf(Killed.class);
    }

    private static boolean isInPhase(String phase) {
        var state = database("rebuilds").find().first();
        return state != null && state.getString("phase").getValue().equals(phase);
    }

    private static void setPhase(String phase) {
        database("rebuilds")
                .updateOne(new Document(), new Document("$set", new Document("phase", phase)));
    }

    private static RawBsonDocument raw(BsonDocument document) {
        return new RawBsonDocument(document, new BsonDocumentCodec());
    }
}
