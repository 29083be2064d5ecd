package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Damaged table files are detected, at start or by the check.
class DamagedTablesTest {

    @TempDir Path dir;

    @Test
    void damagedTablesAreDetectedAtStartOrByCheck() throws Exception {
        try (var store = EmbeddedStore.start(dir, 0);
                var client = MongoClients.create(store.uri())) {
            for (int batch = 0; batch < 20; batch++) {
                List<Document> documents = new ArrayList<>();
                for (int i = 0; i < 1000; i++) {
                    documents.add(
                            new Document("_id", batch * 1000 + i)
                                    .append(
                                            "text",
                                            new Random(i).ints(300).boxed().toList().toString()));
                }
                client.getDatabase("test").getCollection("things").insertMany(documents);
            }
        }
        try (var tables = Files.list(dir.resolve("records"))) {
            Path table =
                    tables.filter(f -> f.toString().endsWith(".sst"))
                            .max(Comparator.comparing(Images::length))
                            .orElseThrow();
            try (FileChannel channel = FileChannel.open(table, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[64]), channel.size() / 2);
            }
        }

        assertThat(PowerCutTest.check(dir)).containsAnyOf("damaged:", "cannot be opened");
    }
}
