package io.amends.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import io.amends.process.Ports;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The store in its own process.
class StoreServerTest {

    @TempDir Path dir;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    private ChildJvm launch(String... arguments) {
        return ChildJvm.start(
                JvmCommand.of(
                        "io.amends.embedded.mongo.StoreServer",
                        List.of(
                                "-Xmx192m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow"),
                        List.of(arguments)),
                said::add);
    }

    @Test
    void serverServesMetricsLocksItsFolderAndStopsGracefully() throws Exception {
        int port = Ports.free();
        int metrics = Ports.free();
        try (ChildJvm child =
                launch(
                        "--dir",
                        dir.toString(),
                        "--port",
                        "" + port,
                        "--metrics-port",
                        "" + metrics)) {
            assertThat(child.ready().get(60, TimeUnit.SECONDS))
                    .startsWith("store ready on mongodb://127.0.0.1:" + port);
            assertThat(scrape(metrics))
                    .as("all commands, before the first one")
                    .contains(
                            "amends_store_commands_seconds_count{command=\"insert\",outcome=\"ok\"} 0",
                            "amends_store_commands_seconds_count{command=\"insert\",outcome=\"error\"} 0",
                            "amends_store_commands_seconds_count{command=\"findAndModify\",outcome=\"ok\"} 0",
                            "amends_store_commands_seconds_count{command=\"unknown\",outcome=\"error\"} 0");
            try (var client = MongoClients.create("mongodb://127.0.0.1:" + port)) {
                client.getDatabase("test").runCommand(new Document("PiNg", 1));
                var things = client.getDatabase("test").getCollection("things");
                things.insertOne(new Document("_id", 1));
                assertThat(things.countDocuments(new Document("a", 1))).isZero();
            }

            assertThat(scrape(metrics))
                    .contains(
                            "amends_store_commands_seconds_count{command=\"insert\",outcome=\"ok\"} 1",
                            "amends_store_commands_seconds_count{command=\"ping\",outcome=\"ok\"} 1",
                            "amends_store_sync_seconds_count",
                            "amends_store_documents_examined_total 1.0",
                            "amends_store_keys_examined_total",
                            "amends_store_documents_returned_total",
                            "amends_store_collection_scans_total 1.0",
                            "amends_store_wasteful_commands_total",
                            "amends_store_cursors_reaped_total",
                            "amends_store_size_bytes",
                            "amends_store_disk_free_bytes",
                            "amends_store_cursors_open",
                            "amends_store_connections");

            assertThat(scrape(metrics)).doesNotContain("PiNg");

            ChildJvm second = launch("--dir", dir.toString(), "--port", "" + Ports.free());
            assertThat(second.ended().get(60, TimeUnit.SECONDS)).isEqualTo(1);
            Waiting.until(
                    "the second one says why",
                    () -> said.toString().contains("Another store already holds"));

            assertThat(child.stop(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(PowerCutTest.check(dir)).contains("1 documents", "all well");
    }

    private static String scrape(int port) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    void serverEndsWithItsParent() throws Exception {
        try (ChildJvm child =
                launch(
                        "--dir",
                        dir.toString(),
                        "--port",
                        "" + Ports.free(),
                        "--exit-with-parent")) {
            child.ready().get(60, TimeUnit.SECONDS);
            child.leave();
            assertThat(child.ended().get(60, TimeUnit.SECONDS)).isZero();
        }
    }

    @Test
    void invalidArgumentsAreReported() throws Exception {
        try (ChildJvm child = launch("--dir", dir.toString(), "--port", "many")) {
            assertThat(child.ended().get(60, TimeUnit.SECONDS)).isEqualTo(1);
            Waiting.until(
                    "it says why",
                    () -> said.toString().contains("store: --port many is no port number."));
        }
    }

    @Test
    void checkWithoutStoreFails() {
        assertThat(PowerCutTest.check(dir.resolve("nowhere"))).contains("There is no store in");
        assertThatThrownBy(() -> launch("--dir").ready().get(60, TimeUnit.SECONDS)).isNotNull();
    }
}
