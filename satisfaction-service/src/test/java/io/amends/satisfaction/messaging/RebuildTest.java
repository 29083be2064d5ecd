package io.amends.satisfaction.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.Topic;
import io.amends.satisfaction.application.ConsumerNames;
import io.amends.satisfaction.application.RebuildException;
import io.amends.satisfaction.application.ScoreRebuild;
import io.amends.satisfaction.application.ScoreRebuild.Step;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.facts.CaseSample;
import io.amends.testing.PlatformTest;
import java.time.Duration;
import java.util.Date;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.junit.jupiter.api.Test;

/// Rebuilds of customers from the topics beside the running service, on a real store and broker.
@PlatformTest
class RebuildTest extends RebuildFixture {

    @Test
    void rebuildGivesSameBitsAndPublishesNothing() throws Exception {
        awaitAllRead();
        var before = documents();
        var published = publishedCount();
        var steps = EnumSet.noneOf(Step.class);

        var rebuilt = rebuild((step, _, _) -> steps.add(step));

        assertThat(rebuilt.merged().same()).as("seed %d", seed).isEqualTo(before.size());
        assertThat(rebuilt.merged().repaired()).isZero();
        assertThat(rebuilt.merged().added()).isZero();
        assertThat(documents()).as("seed %d", seed).isEqualTo(before);
        assertThat(publishedCount()).isEqualTo(published);
        assertThat(steps).containsExactlyInAnyOrder(Step.values());
        assertThat(collections()).contains("customers").doesNotContain("customersNext");
        assertThat(database("parked").countDocuments()).isZero();
        assertThat(database("rebuilds").countDocuments()).isZero();
    }

    @Test
    void eventNumbersContinueWithoutGapOrRepetition() throws Exception {
        rebuild((_, _, _) -> {});
        var id = "rebuilt-after";
        var happened = complained(id, "R-1");
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
    void customerWithMoreCasesThanTheSampleStaysBoundedAndIsRebuiltToTheSameBits()
            throws Exception {
        var id = "rebuilt-guest";
        var happened = new EventHistoryBuilder(id);
        for (var number = 0; number < CaseSample.MOST + 150; number++) {
            happened.opened("G-" + number, MONDAY, ComplaintType.STAFF_ATTITUDE, 2, null);
        }
        happened.events().forEach(wire::publish);
        awaitFacts(id, happened);
        var sent = happened.events().size();
        for (var number = 0; number < CaseSample.MOST + 150; number++) {
            happened.resolved("G-" + number, MONDAY.plus(Duration.ofDays(1)));
        }
        happened.events().stream().skip(sent).forEach(wire::publish);
        awaitFacts(id, happened);
        awaitAllRead();
        var before = document(id);

        assertThat(before.getDocument("sourceOffsets")).hasSize(CaseSample.MOST);
        assertThat(before.getDocument("state").getDocument("facts").getArray("cases"))
                .hasSize(CaseSample.MOST);
        assertThat(before.getByteBuffer().remaining()).isLessThan(1_000_000);
        assertThat(database("parked").countDocuments()).isZero();
        assertThat(rebuild((_, _, _) -> {}).merged().repaired()).isZero();
        assertThat(document(id).get("state")).isEqualTo(before.get("state"));

        // Like a document from before there were samples, with offsets of all cases.
        var dropped =
                happened.events().stream()
                        .map(EventHistoryBuilder.Event::reference)
                        .filter(happened.facts().follows().orElseThrow().negate())
                        .findFirst()
                        .orElseThrow();
        database("customers")
                .updateOne(
                        new Document("_id", id),
                        new Document(
                                "$set",
                                new Document(
                                        "sourceOffsets./complaint-service|" + dropped, "0.9")));
        assertThat(rebuild((_, _, _) -> {}).merged().kept()).isZero();
        assertThat(document(id).getDocument("sourceOffsets")).hasSize(CaseSample.MOST);
    }

    @Test
    void damagedCustomerIsRepairedAndKeepsEventNumbers() throws Exception {
        var id = "rebuilt-3";
        var before = document(id);
        damage(id);

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.merged().repaired()).isEqualTo(1);
        var after = document(id);
        assertThat(after.getDocument("state").getDocument("facts"))
                .isEqualTo(before.getDocument("state").getDocument("facts"));
        assertThat(after.getInt64("seq")).isEqualTo(before.getInt64("seq"));
        assertThat(after.getDocument("state").get("published"))
                .isEqualTo(before.getDocument("state").get("published"));
    }

    @Test
    void lostCustomerIsRestoredWithEventNumbers() throws Exception {
        var id = "rebuilt-4";
        var before = document(id);
        database("customers").deleteOne(new Document("_id", id));

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.merged().added()).isEqualTo(1);
        assertThat(document(id).getInt64("seq")).isEqualTo(before.getInt64("seq"));
        assertThat(document(id).getDocument("state").getDocument("facts"))
                .isEqualTo(before.getDocument("state").getDocument("facts"));
        assertThat(document(id).getDocument("state").getDocument("published"))
                .isEqualTo(before.getDocument("state").getDocument("published"));
    }

    @Test
    void stoppedRebuildResumesWhereItStopped() throws Exception {
        var tools = tools();
        try (tools) {
            var own = new ScoreRebuild[1];
            own[0] =
                    tools.rebuild(
                            ConsumerDefinitions::silent,
                            broker(),
                            (_, _, _) -> own[0].stop(),
                            false);
            assertThatThrownBy(() -> own[0].run())
                    .isInstanceOf(RebuildException.class)
                    .hasMessageContaining("Stopped");
        }
        assertThat(database("rebuilds").countDocuments()).isEqualTo(1);
        var before = documents();

        var rebuilt = rebuild((_, _, _) -> {});

        assertThat(rebuilt.merged().same()).isEqualTo(before.size());
        assertThat(documents()).isEqualTo(before);
    }

    @Test
    void killedRebuildResumesAfterLeaseExpires() throws Exception {
        // The state after a process was killed in the middle of the switch: a lease without
        // renewal.
        var now = System.currentTimeMillis();
        var aMinute = Duration.ofMinutes(1).toMillis();
        database("rebuilds").deleteMany(new Document());
        database("rebuilds")
                .insertOne(
                        new RawBsonDocument(
                                new org.bson.BsonDocument(
                                                "_id", new org.bson.BsonString("customers"))
                                        .append(
                                                "lease",
                                                new org.bson.BsonDocument(
                                                                "token",
                                                                new org.bson.BsonString("gone"))
                                                        .append(
                                                                "until",
                                                                new org.bson.BsonDateTime(
                                                                        now + aMinute)))
                                        .append("since", new org.bson.BsonDateTime(now))
                                        .append("phase", new org.bson.BsonString("switching")),
                                new org.bson.codecs.BsonDocumentCodec()));
        assertThatThrownBy(() -> rebuild((_, _, _) -> {}))
                .isInstanceOf(RebuildException.class)
                .hasMessageContaining("Another rebuild is under way");
        // The minute is over.
        database("rebuilds")
                .updateMany(
                        new Document(),
                        new Document("$set", new Document("lease.until", new java.util.Date(now))));

        var happened = complained("rebuilt-meanwhile", "R-2");
        happened.events().forEach(wire::publish);
        awaitFacts("rebuilt-meanwhile", happened); // the service went on by itself
        assertThat(rebuild((_, _, _) -> {}).merged().same()).isPositive();
    }

    @Test
    void concurrentRebuildIsRefusedWithMessage() throws Exception {
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
        // Also when it fails before it has begun.
        first.whenComplete((_, _) -> begun.countDown());
        begun.await();
        try {
            assertThatThrownBy(() -> rebuild((_, _, _) -> {}))
                    .isInstanceOf(RebuildException.class)
                    .hasMessageContaining("Another rebuild is under way since")
                    .hasMessageContaining("wait for it");
        } finally {
            mayEnd.countDown();
        }
        assertThat(first.get().merged().same()).isPositive();
    }

    /// An operator's skip reaches from the first record that waited to be consumed; all records
    /// before it had their effects.
    @Test
    void recordsBeforeSkippedOnesAreReplayed() throws Exception {
        var skips = mongo.getDatabase(space.database()).getCollection("skips");
        var topic = TestPublisher.prefix(space) + Topic.COMPLAINTS.wireName();
        for (var partition = 0; partition < 12; partition++) {
            skips.insertOne(
                    new Document("_id", ConsumerNames.CASES + "|" + topic + "-" + partition)
                            .append("consumer", ConsumerNames.CASES)
                            .append("topic", topic)
                            .append("topicId", "any")
                            .append("partition", partition)
                            .append("from", 1_000_000L)
                            .append("after", 1_000_017L)
                            .append("by", "olga")
                            .append("why", "damaged")
                            .append("at", Date.from(MONDAY)));
        }
        try {
            var rebuilt = rebuild((_, _, _) -> {});

            assertThat(rebuilt.refused()).isEmpty();
            assertThat(rebuilt.waiting()).isZero();
            assertThat(rebuilt.merged().kept()).isZero();
        } finally {
            skips.deleteMany(new Document());
        }
    }

    @Test
    void eventsDuringRebuildAreInNewState() throws Exception {
        var late = complained("rebuilt-late", "R-3");
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
}
