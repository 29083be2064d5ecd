package io.amends.embedded.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import io.amends.process.StartupException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store as a whole: start, use, stop, restart.
class EmbeddedStoreTest {

    @TempDir Path dir;

    private void using(Consumer<MongoCollection<Document>> work) {
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri())) {
            work.accept(client.getDatabase("test").getCollection("things"));
        }
    }

    /// Diagnostics for a document that is not found.
    private String facts(MongoCollection<Document> things) {
        return String.format(
                Locale.ROOT,
                "documents %s, indexes %s, files %s",
                things.find().into(new ArrayList<>()),
                things.listIndexes().into(new ArrayList<>()),
                Images.logs(dir));
    }

    @Test
    void documentsAndIndexesSurviveRestart() {
        using(
                things -> {
                    things.createIndex(
                            Indexes.ascending("ref"), new IndexOptions().unique(true).sparse(true));
                    things.insertOne(
                            new Document("_id", 1).append("ref", "a").append("version", 1));
                    things.updateOne(
                            and(eq("_id", 1), eq("version", 1)), Updates.set("version", 2));
                });

        using(
                things -> {
                    assertThat(things.find(eq("ref", "a")).first())
                            .as(() -> facts(things))
                            .isEqualTo(
                                    new Document("_id", 1).append("ref", "a").append("version", 2));
                    assertThatThrownBy(
                                    () ->
                                            things.insertOne(
                                                    new Document("_id", 2).append("ref", "a")))
                            .isInstanceOfSatisfying(
                                    MongoWriteException.class,
                                    e -> assertThat(e.getError().getCode()).isEqualTo(11000));
                    assertThat(things.estimatedDocumentCount()).isEqualTo(1);
                    assertThat(things.countDocuments(eq("version", 2))).isEqualTo(1);
                });
    }

    @Test
    void multikeyMarkSurvivesRestartAfterFirstMultikeyWriteWasRefused() {
        using(
                things -> {
                    things.createIndex(Indexes.ascending("tags"));
                    things.createIndex(Indexes.ascending("ref"), new IndexOptions().unique(true));
                    things.insertOne(new Document("_id", 1).append("ref", "a"));
                    var several = new Document("tags", List.of("x", "y"));
                    assertThatThrownBy(
                                    () ->
                                            things.insertOne(
                                                    new Document(several)
                                                            .append("_id", 2)
                                                            .append("ref", "a")))
                            .isInstanceOf(MongoWriteException.class);
                    things.insertOne(new Document(several).append("_id", 3).append("ref", "b"));
                });

        assertThat(PowerCutTest.check(dir)).contains("all well");
        using(
                things ->
                        assertThat(things.find(Filters.gte("tags", "x")).into(new ArrayList<>()))
                                .hasSize(1));
    }

    @Test
    void folderOfAnotherStoreIsRefused() {
        using(
                _ ->
                        assertThatThrownBy(() -> EmbeddedStore.start(dir, 0))
                                .isInstanceOf(StartupException.class)
                                .hasMessageContaining("Another store already holds"));
    }

    @Test
    void folderOfNewerProgramIsRefused() throws Exception {
        using(_ -> {});
        Files.writeString(dir.resolve("format"), "2\n");

        assertThatThrownBy(() -> EmbeddedStore.start(dir, 0))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("has format 2; this program reads format 1");
    }

    @Test
    void startWithMissingRecordsIsRefused() throws Exception {
        using(things -> things.insertOne(new Document("_id", 1)));
        try (var records = Files.walk(dir.resolve("records"))) {
            for (Path file : records.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        assertThatThrownBy(() -> EmbeddedStore.start(dir, 0))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("cannot be opened");
    }
}
