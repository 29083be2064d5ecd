package io.amends.embedded.mongo.data;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import io.amends.embedded.mongo.engine.Engine;
import io.amends.embedded.mongo.engine.LogSync;
import io.amends.embedded.mongo.engine.View;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A write on a thread that other clients wait for runs only if its lock is free.
class BriefWriteTest {

    private Engine engine;
    private Collections collections;

    @BeforeEach
    void open(@TempDir Path dir) {
        engine = Engine.open(dir, new Engine.Settings(LogSync.Layer.NONE, _ -> {}, _ -> {}));
        collections = new Collections(engine);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void briefWriteIsNotRunDuringLongWrite() throws Exception {
        collections.findOrCreate("test.things");
        String there = collections.ifFree("test.things", () -> "done");
        String meanwhile =
                collections.write("test.things", _ -> String.valueOf(elsewhere("test.things")));

        assertThat(there).isEqualTo("done");
        assertThat(meanwhile).isEqualTo("null");
        assertThat(elsewhere("test.things")).isEqualTo("done");
    }

    @Test
    void briefWriteDoesNotCreateCollection() {
        assertThat(elsewhere("test.things")).isNull();
        assertThat(collections.find("test.things")).isNull();
    }

    @Test
    void briefWriteUpdatesCountAfterOtherWrites() {
        for (int i = 0; i < 3; i++) {
            Document document = new Document("_id", i);
            collections.write(
                    "test.things",
                    things -> {
                        things.insert(document);
                        return true;
                    });
        }
        Collection things = collections.findOrCreate("test.things");
        collections.ifFree(
                "test.things",
                () -> {
                    things.insert(new Document("_id", 3));
                    return true;
                });

        try (View view = engine.newest()) {
            assertThat(things.count(view)).isEqualTo(4);
        }
    }

    private String elsewhere(String namespace) {
        return CompletableFuture.supplyAsync(() -> collections.ifFree(namespace, () -> "done"))
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
