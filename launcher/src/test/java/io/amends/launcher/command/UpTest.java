package io.amends.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.embedded.process.Ports;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole platform, started in the background as its users start it, and everything that the
/// other commands say about it. One start serves all: it is the dear part.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir private static Path folder;

    private static int port;
    private static Said up;

    @BeforeAll
    static void up() throws Exception {
        port = freePorts();
        up = amends("up", "--detach", "--port", Integer.toString(port));
    }

    @AfterAll
    static void down() throws Exception {
        amends("down");
    }

    @Test
    @Order(1)
    void returnsWhenAllIsReadyAndSaysWhereItIs() throws IOException {
        assertThat(up).extracting(Said::code, Said::err).containsExactly(0, "");
        assertThat(up.out())
                .contains("store                  ready", "gateway                ready")
                .contains("Amends listens on http://127.0.0.1:" + port)
                .contains("Try next:");
        var key = folder.resolve("data/admin.key");
        assertThat(up.out()).contains(key.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    @Order(2)
    void showsEveryPartInStatus() throws Exception {
        var status = status();

        assertThat(status.path("ready").asBoolean()).isTrue();
        assertThat(status.path("parts").valueStream().map(part -> part.path("name").asString()))
                .containsExactly(
                        "store",
                        "broker",
                        "complaint-service",
                        "followup-service",
                        "satisfaction-service",
                        "gateway");
        assertThat(status.path("parts").valueStream().map(part -> part.path("port").asInt() - port))
                .containsExactly(11, 12, 1, 2, 3, 0);
        assertThat(pids(status).distinct()).hasSize(3);
        assertThat(status.path("residentBytes").asLong()).isLessThan(1_200_000_000L);
    }

    @Test
    @Order(3)
    void namesWhoHoldsTheDataToASecondUp() throws Exception {
        var second = amends("up", "--port", Integer.toString(freePorts()));

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
                .startsWith("amends: The data in " + folder.resolve("data"))
                .contains("are in use by another ./amends up (process ")
                .hasLineCount(1);
    }

    @Test
    @Order(3)
    void namesTheTakenPortToAnUpOnOtherData() throws Exception {
        var data = folder.resolve("other").toString();
        var second = run(List.of("up", "--detach", "--port", "" + port, "--data", data));

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
                .startsWith(
                        "amends: Port " + (port + 11) + ", wanted for store, is already in use.")
                .hasLineCount(1);
    }

    @Test
    @Order(4)
    void createsListsAndRevokesKeys() throws Exception {
        var created = amends("key", "create", "--role", "agent", "--name", "kim", "--json");
        assertThat(created).extracting(Said::code, Said::err).containsExactly(0, "");
        var key = JSON.readTree(created.out());
        assertThat(key.propertyNames()).containsExactly("id", "key", "role", "name");

        assertThat(amends("key", "list").out()).contains(key.path("id").asString(), "kim");

        var id = key.path("id").asString();
        assertThat(amends("key", "revoke", id).code()).isZero();
        assertThat(amends("key", "list").out()).doesNotContain(id);
    }

    @Test
    @Order(4)
    void passesOnWhyAKeyWasNotMade() throws Exception {
        var refused = amends("key", "create", "--role", "king", "--name", "kim");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("amends: ").contains("/role").hasLineCount(1);
    }

    @Test
    @Order(5)
    void startsTheServicesAgainWhenTheyAreKilled() throws Exception {
        long before = pid("gateway");
        ProcessHandle.of(before).orElseThrow().destroyForcibly();

        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
        while (System.nanoTime() < end && !(pid("gateway") != before && isReady())) {
            Thread.sleep(500);
        }

        assertThat(isReady()).isTrue();
        assertThat(Files.readString(folder.resolve("data/logs/launcher.log")))
                .contains("services               ended unasked (exit code 137)")
                .contains("gateway                is back after");
    }

    @Test
    @Order(6)
    void stopsInOrderAndLeavesNothingRunning() throws Exception {
        var processes = pids(status()).distinct().map(ProcessHandle::of).toList();

        assertThat(amends("down"))
                .extracting(Said::code, Said::out)
                .containsExactly(0, "Stopped.\n");

        assertThat(processes).allMatch(each -> each.filter(ProcessHandle::isAlive).isEmpty());
        var stops =
                Files.readAllLines(folder.resolve("data/logs/launcher.log")).stream()
                        .filter(line -> line.contains(" stopped "))
                        .map(line -> line.strip().split(" ")[0]);
        assertThat(stops).containsExactly("services", "broker", "store");
    }

    private static JsonNode status() throws Exception {
        return JSON.readTree(amends("status", "--json").out());
    }

    private static boolean isReady() throws Exception {
        return status().path("ready").asBoolean();
    }

    private static Stream<Long> pids(JsonNode status) {
        return status.path("parts").valueStream().map(part -> part.path("pid").asLong());
    }

    private static long pid(String name) throws Exception {
        return status().path("parts")
                .valueStream()
                .filter(part -> part.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow()
                .path("pid")
                .asLong();
    }

    private static Said amends(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return run(all);
    }

    /// In a process of its own, as the script does.
    private static Said run(List<String> arguments) throws Exception {
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Amends.class.getName()));
        line.addAll(arguments);
        var process =
                new ProcessBuilder(line)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        int code = process.waitFor();
        return new Said(
                code,
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static int freePorts() {
        int first = Ports.free();
        while (!IntStream.range(first, first + 14).allMatch(Ports::isFree)) {
            first = Ports.free();
        }
        return first;
    }

    private record Said(int code, String out, String err) {}
}
