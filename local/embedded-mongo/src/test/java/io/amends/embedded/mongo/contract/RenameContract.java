package io.amends.embedded.mongo.contract;

import static io.amends.embedded.mongo.contract.Contract.json;
import static io.amends.embedded.mongo.contract.Contract.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoNamespace;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.RenameCollectionOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/// Renaming a collection, also to the name of an existing one.
interface RenameContract extends Contract {

    private MongoNamespace named(String collection) {
        return new MongoNamespace(database().getName(), collection);
    }

    private MongoCollection<Document> next(String... documents) {
        var next = database().getCollection("next");
        next.insertMany(Contract.jsons(documents));
        return next;
    }

    @Test
    default void renameKeepsDocumentsAndIndexes() {
        var next = next("{_id: 1, a: 2}", "{_id: 2, a: 1}");
        next.createIndex(json("{a: 1}"));

        next.renameCollection(named("things"));

        assertThat(list(things().find().sort(json("{a: 1}"))))
                .containsExactly(json("{_id: 2, a: 1}"), json("{_id: 1, a: 2}"));
        assertThat(things().countDocuments()).isEqualTo(2);
        assertThat(list(things().listIndexes())).hasSize(2);
        assertThat(list(database().listCollectionNames())).containsExactly("things");
        assertThat(database().getCollection("next").countDocuments()).isZero();
    }

    @Test
    default void renameReplacesTargetWithDropTarget() {
        things("{_id: 1, old: true}");
        var next = next("{_id: 7, old: false}");

        assertThat(refusal(next, new RenameCollectionOptions())).isEqualTo(48);
        next.renameCollection(named("things"), new RenameCollectionOptions().dropTarget(true));
        things().insertOne(json("{_id: 8}"));
        database().getCollection("next").insertOne(json("{_id: 9}"));

        assertThat(ids(things(), "{}")).containsExactly(7, 8);
        assertThat(ids(database().getCollection("next"), "{}")).containsExactly(9);
    }

    @Test
    default void renameOfMissingCollectionIsRefused() {
        var nothing = database().getCollection("nothing");

        assertThat(refusal(nothing, new RenameCollectionOptions())).isEqualTo(26);
    }

    @Test
    default void readersSeeOldOrNewCollectionDuringRename() throws Exception {
        things("{_id: 1, generation: 0}");
        var reading = new CountDownLatch(50);
        var seen = CompletableFuture.supplyAsync(() -> readUntil(20, reading));
        reading.await();
        for (var generation = 1; generation <= 20; generation++) {
            next(String.format(Locale.ROOT, "{_id: 1, generation: %d}", generation))
                    .renameCollection(
                            named("things"), new RenameCollectionOptions().dropTarget(true));
        }

        assertThat(seen.get()).doesNotContain(-1).isSorted();
    }

    /// Reads without a pause, so that some read is concurrent with each rename.
    private List<Integer> readUntil(int last, CountDownLatch reading) {
        var seen = new ArrayList<Integer>();
        var deadline = System.nanoTime() + 60_000_000_000L;
        while ((seen.isEmpty() || seen.getLast() < last) && System.nanoTime() < deadline) {
            var found = things().find(json("{_id: 1}")).first();
            seen.add(found == null ? -1 : found.getInteger("generation"));
            reading.countDown();
        }
        return seen;
    }

    private int refusal(MongoCollection<Document> from, RenameCollectionOptions options) {
        var thrown = new ArrayList<Integer>();
        assertThatThrownBy(
                        () -> {
                            things().insertOne(json("{_id: 0}"));
                            try {
                                from.renameCollection(named("things"), options);
                            } finally {
                                things().deleteOne(json("{_id: 0}"));
                            }
                        })
                .isInstanceOfSatisfying(
                        MongoCommandException.class, e -> thrown.add(e.getErrorCode()));
        return thrown.getFirst();
    }
}
