package io.amends.embedded.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ExplainVerbosity;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kinds of queries that the services send, with indexes like theirs: none examines more than a
/// few times what it returns, for any size of the collection.
class ServiceQueriesTest {

    private static final int DOCUMENTS = 3000;
    private static final int TIMES = 3;

    private static EmbeddedStore store;
    private static MongoClient client;
    private static MongoCollection<Document> complaints;

    @BeforeAll
    static void fill(@TempDir Path dir) {
        store = EmbeddedStore.start(dir, 0);
        client = MongoClients.create(store.uri());
        complaints = client.getDatabase("complaints").getCollection("complaint");
        ServiceComplaints.fill(complaints, DOCUMENTS);
    }

    @AfterAll
    static void stop() {
        client.close();
        store.close();
    }

    private static void examinesLittle(Bson filter, Bson sort, int limit, int expected) {
        Document stats =
                complaints
                        .find(filter)
                        .sort(sort)
                        .limit(limit)
                        .explain(ExplainVerbosity.EXECUTION_STATS)
                        .get("executionStats", Document.class);

        assertThat(stats.getInteger("nReturned")).isEqualTo(expected);
        assertThat(stats.getInteger("totalDocsExamined"))
                .as("documents")
                .isLessThanOrEqualTo(TIMES * expected + 1);
        assertThat(stats.getInteger("totalKeysExamined"))
                .as("keys")
                .isLessThanOrEqualTo(TIMES * expected + 1);
    }

    @Test
    void findsOneByItsIdAndVersion() {
        examinesLittle(and(eq("_id", "c-77"), eq("version", 1)), null, 1, 1);
        examinesLittle(and(eq("_id", "c-77"), eq("version", 9)), null, 1, 0);
    }

    @Test
    void findsManyByTheirIds() {
        examinesLittle(in("_id", "c-1", "c-2", "c-2", "nobody"), null, 0, 2);
    }

    @Test
    void findsOneByUniqueKey() {
        examinesLittle(eq("uniqueKeys.external", "crm/5"), null, 1, 1);
        examinesLittle(eq("uniqueKeys.external", "nobody/5"), null, 1, 0);
    }

    @Test
    void pagesThroughAnOwnersList() {
        examinesLittle(eq("owner", "agent-3"), ascending("due", "_id"), 50, 50);
    }

    @Test
    void pagesThroughTheOpenOnesByDueDate() {
        examinesLittle(
                in("status", "received", "investigating", "proposed"), ascending("due"), 50, 50);
    }

    /// A merge of one range per state, in both directions, and from the end of any previous page;
    /// conditions without an index are tested on the way.
    @Test
    void severalStatesAreMergedInOrderWithFurtherConditions() {
        Bson states = in("status", "received", "investigating", "proposed", "closed");
        Bson type = eq("type", "delivery");

        for (Bson order : List.of(ascending("due"), new Document("due", -1))) {
            examinesLittle(and(states, type), order, 50, 50);
            examinesLittle(and(type, states, lt("due", 900)), order, 50, 50);
            examinesLittle(and(and(states, type), gt("due", 400)), order, 50, 50);
            examinesLittle(
                    and(states, in("type", "delivery", "refund"), gt("due", 100)), order, 1, 1);
        }
    }

    @Test
    void mergesTheStatesRangesIntoTheOrderOfTheirSecondField() {
        List<Document> page =
                complaints
                        .find(and(in("status", "received", "proposed", "closed"), gt("due", 500)))
                        .sort(ascending("due"))
                        .limit(200)
                        .into(new ArrayList<>());

        List<Integer> expected =
                IntStream.range(0, DOCUMENTS)
                        .filter(i -> i % 4 != 1 && i * 7 % 1000 > 500)
                        .map(i -> i * 7 % 1000)
                        .sorted()
                        .limit(200)
                        .boxed()
                        .toList();
        assertThat(page.stream().map(d -> d.getInteger("due"))).containsExactlyElementsOf(expected);
    }

    @Test
    void nextPageContinuesAfterLastItem() {
        Bson after = or(gt("received", 1500), and(eq("received", 1500), gt("_id", "c-1500")));
        examinesLittle(after, ascending("received", "_id"), 50, 50);
        Bson ofAnOwner =
                and(
                        eq("owner", "agent-3"),
                        or(gt("due", 400), and(eq("due", 400), gt("_id", "c-5"))));
        examinesLittle(ofAnOwner, ascending("due", "_id"), 50, 50);
    }

    @Test
    void readsACustomersHistoryBackwards() {
        examinesLittle(eq("customer", "customer-9"), new Document("received", -1), 0, 10);
    }

    @Test
    void findsExpiredRelaysAndOldOutboxes() {
        examinesLittle(lte("relay.until", 400), ascending("relay.until"), 0, 5);
        examinesLittle(lte("outbox.0.at", 400), ascending("outbox.0.at"), 0, 5);
    }

    @Test
    void findsNextDueTimer() {
        examinesLittle(lte("nextDue", 100), ascending("nextDue"), 10, 10);
    }

    @Test
    void findsABatch() {
        examinesLittle(eq("batch", "lot-500"), null, 0, 1);
        examinesLittle(exists("batch"), null, 0, 6);
    }

    @Test
    void countsUsingIndexOnly() {
        assertThat(
                        examinedBy(
                                things ->
                                        assertThat(things.countDocuments(eq("status", "closed")))
                                                .isEqualTo(750)))
                .isZero();
        assertThat(
                        examinedBy(
                                things ->
                                        assertThat(
                                                        things.countDocuments(
                                                                and(
                                                                        eq("owner", "agent-3"),
                                                                        in("due", 21, 161))))
                                                .isEqualTo(
                                                        things.find(
                                                                        and(
                                                                                eq(
                                                                                        "owner",
                                                                                        "agent-3"),
                                                                                in("due", 21, 161)))
                                                                .into(new ArrayList<>())
                                                                .size())))
                .isLessThan(20);
        assertThat(
                        examinedBy(
                                things ->
                                        assertThat(things.estimatedDocumentCount())
                                                .isEqualTo(DOCUMENTS)))
                .isZero();
    }

    @Test
    void leasesTheFirstInAnOrderAndUpdatesOneAlone() {
        assertThat(
                        examinedBy(
                                things ->
                                        things.findOneAndUpdate(
                                                and(lte("nextDue", 5000), gte("nextDue", 0)),
                                                new Document("$set", new Document("seen", true)),
                                                new com.mongodb.client.model
                                                                .FindOneAndUpdateOptions()
                                                        .sort(ascending("nextDue")))))
                .isEqualTo(1);
        assertThat(
                        examinedBy(
                                things ->
                                        things.updateOne(
                                                eq("status", "closed"),
                                                new Document("$set", new Document("seen", true)))))
                .isEqualTo(1);
        assertThat(examinedBy(things -> things.findOneAndDelete(eq("_id", "nobody")))).isZero();
    }

    @Test
    void leadingPipelineStagesUseAnIndex() {
        assertThat(
                        examinedBy(
                                things ->
                                        assertThat(
                                                        things.aggregate(
                                                                        List.of(
                                                                                Document.parse(
                                                                                        "{$match: {owner: 'agent-3'}}"),
                                                                                Document.parse(
                                                                                        "{$sort: {due: 1}}"),
                                                                                Document.parse(
                                                                                        "{$limit: 5}"),
                                                                                Document.parse(
                                                                                        "{$project: {due: 1}}")))
                                                                .into(new ArrayList<>()))
                                                .hasSize(5)))
                .isEqualTo(5);
    }

    /// By the server's own counters, which are also in the metrics.
    private static long examinedBy(Consumer<MongoCollection<Document>> work) {
        long before = examined();
        work.accept(complaints);
        return examined() - before;
    }

    private static long examined() {
        Document status = client.getDatabase("admin").runCommand(new Document("serverStatus", 1));
        return status.getEmbedded(
                List.of("metrics", "queryExecutor", "scannedObjects"), Long.class);
    }
}
