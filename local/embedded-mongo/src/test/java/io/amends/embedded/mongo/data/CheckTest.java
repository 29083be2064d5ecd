package io.amends.embedded.mongo.data;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.codec.Bson;
import io.amends.embedded.mongo.codec.KeyWriter;
import io.amends.embedded.mongo.codec.Keys;
import io.amends.embedded.mongo.engine.Batch;
import io.amends.embedded.mongo.engine.ColumnFamily;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.LogSync;
import io.amends.embedded.mongo.index.IndexSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The check finds each kind of damage, which the tests create.
class CheckTest {

    private Engine engine;
    private Collection things;

    @BeforeEach
    void fill(@TempDir Path dir) {
        engine = Engine.open(dir, new Engine.Settings(LogSync.Layer.NONE, _ -> {}, _ -> {}));
        Collections collections = new Collections(engine);
        Document index = new Document("key", new Document("tag", 1)).append("name", "by_tag");
        things = collections.createIndexes("test.things", List.of(IndexSpec.parse(index)));
        for (int i = 0; i < 5; i++) {
            Document document = new Document("_id", i).append("tag", List.of("a" + i, "b" + i));
            collections.write(
                    "test.things",
                    collection -> {
                        collection.insert(document);
                        return document;
                    });
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private Check.Report after(Consumer<Batch> damage) {
        try (Batch batch = engine.batch()) {
            damage.accept(batch);
            batch.write();
        }
        return new Check(engine).run();
    }

    private byte[] documentKey(int id) {
        return Keys.join(new KeyWriter().id(things.id()).toBytes(), KeyWriter.key(id));
    }

    private byte[] entryKey(String tag, int id) {
        int index = things.indexes().getFirst().id();
        return Keys.join(new KeyWriter().id(index).value(tag).toBytes(), KeyWriter.key(id));
    }

    @Test
    void intactStoreHasNoDamage() {
        Check.Report report = after(_ -> {});

        assertThat(report.damages()).isEmpty();
        assertThat(report.documents()).isEqualTo(5);
        assertThat(report.entries()).isEqualTo(10);
    }

    @Test
    void missingIndexEntryIsFound() {
        assertThat(after(batch -> batch.delete(ColumnFamily.ENTRIES, entryKey("a1", 1))).damages())
                .contains("index by_tag of test.things lacks an entry of a document");
    }

    @Test
    void surplusIndexEntryIsFound() {
        assertThat(
                        after(
                                        batch ->
                                                batch.put(
                                                        ColumnFamily.ENTRIES,
                                                        entryKey("x", 1),
                                                        KeyWriter.key(1)))
                                .damages())
                .containsExactly("index by_tag of test.things has 11 entries and should have 10");
    }

    @Test
    void missingDocumentIsFound() {
        assertThat(after(batch -> batch.delete(ColumnFamily.DOCUMENTS, documentKey(2))).damages())
                .contains("test.things says it has 5 documents and has 4");
    }

    @Test
    void unreadableDocumentIsFound() {
        assertThat(
                        after(
                                        batch ->
                                                batch.put(
                                                        ColumnFamily.DOCUMENTS,
                                                        documentKey(2),
                                                        new byte[] {9, 0, 0, 0, 1}))
                                .damages())
                .anyMatch(
                        damage ->
                                damage.startsWith(
                                        "test.things has a document that cannot be read"));
    }

    @Test
    void documentWithWrongKeyIsFound() {
        byte[] other = Bson.encode(new Document("_id", 77));
        assertThat(
                        after(batch -> batch.put(ColumnFamily.DOCUMENTS, documentKey(2), other))
                                .damages())
                .contains("test.things has a document under a key that is not its _id's");
    }

    @Test
    void documentWithoutCollectionIsFound() {
        byte[] key = Keys.join(new KeyWriter().id(4711).toBytes(), KeyWriter.key(1));
        assertThat(
                        after(
                                        batch ->
                                                batch.put(
                                                        ColumnFamily.DOCUMENTS,
                                                        key,
                                                        Bson.encode(new Document("_id", 1))))
                                .damages())
                .containsExactly(
                        "a document belongs to collection number 4711, which is not there");
    }
}
