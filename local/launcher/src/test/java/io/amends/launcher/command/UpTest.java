package io.amends.launcher.command;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.process.Ports;
import io.amends.satisfaction.application.ScoreCommands;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole platform, started in the background as a user starts it, and the output of the other
/// commands about it. All tests share one start, because it is slow.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUYERS = 52;
    private static final int PURCHASES = BUYERS * 4 - BUYERS / 4;
    // Long enough ago that every outcome is known and no customer is warned for any more.
    private static final LocalDate CUT = LocalDate.now(UTC).minusYears(2);

    @TempDir private static Path folder;

    private static final String SECRET = "hunter-2-is-secret";

    private static SmallDisk smallDisk;
    private static int port;
    private static CommandOutput up;

    @BeforeAll
    static void up() throws Exception {
        port = freePorts();
        smallDisk = SmallDisk.mount(folder.resolve("data"), 700);
        up =
                amends(
                        "up",
                        "--detach",
                        "--port",
                        Integer.toString(port),
                        "--set",
                        "amends.scores.horizon=P39W",
                        "--set",
                        "amends.scores.silence.own-rhythm=5",
                        "--set",
                        "spring.kafka.ssl.key-password=" + SECRET);
    }

    @AfterAll
    static void down() throws Exception {
        amends("down");
        smallDisk.close();
    }

    @Test
    @Order(1)
    void upReturnsWhenReadyAndPrintsAddress() throws IOException {
        assertThat(up).extracting(CommandOutput::code, CommandOutput::err).containsExactly(0, "");
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
    void statusShowsEveryComponent() throws Exception {
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

    /// As any user of the machine can.
    @Test
    @Order(2)
    void secretsAreOnNoCommandLineAndInNoLogOrState() throws Exception {
        var processes =
                pids(status())
                        .distinct()
                        .map(pid -> ProcessHandle.of(pid).orElseThrow())
                        .flatMap(part -> Stream.of(part, part.parent().orElseThrow()))
                        .distinct()
                        .toList();
        assertThat(processes).hasSize(4);
        for (var process : processes) {
            var line = Path.of("/proc", Long.toString(process.pid()), "cmdline");
            assumeTrue(Files.exists(line), "SKIPPED: no /proc to read command lines from");
            assertThat(Files.readString(line)).contains("java").doesNotContain(SECRET);
        }
        assertThat(amends("status").out() + status()).doesNotContain(SECRET);
        try (var files = Files.list(folder.resolve("data/logs"))) {
            for (var log : files.toList()) {
                assertThat(Files.readString(log)).doesNotContain(SECRET);
            }
        }
        assertThat(Files.readString(folder.resolve("data/platform.json"))).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"", "--detach"})
    void secondUpNamesHolderOfDataAndKeepsItsLog(String detach) throws Exception {
        var log = folder.resolve("data/logs/launcher.log");
        var before = Files.readString(log);
        var second =
                detach.isEmpty()
                        ? amends("up", "--port", Integer.toString(freePorts()))
                        : amends("up", "--port", Integer.toString(freePorts()), detach);

        assertThat(Files.readString(log)).startsWith(before).contains("All parts are ready");

        assertThat(second.code()).isEqualTo(1);
        assertThat(second.err())
                .startsWith("amends: The data in " + folder.resolve("data"))
                .contains("are in use by another ./amends up (process ")
                .hasLineCount(1);
    }

    @Test
    @Order(3)
    void upOnOtherDataNamesTakenPort() throws Exception {
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
    void keysAreCreatedListedAndRevoked() throws Exception {
        var created = amends("key", "create", "--role", "agent", "--name", "kim", "--json");
        assertThat(created)
                .extracting(CommandOutput::code, CommandOutput::err)
                .containsExactly(0, "");
        var key = JSON.readTree(created.out());
        assertThat(key.propertyNames()).containsExactly("id", "key", "role", "name");

        assertThat(amends("key", "list").out()).contains(key.path("id").asString(), "kim");

        var id = key.path("id").asString();
        assertThat(amends("key", "revoke", id).code()).isZero();
        assertThat(amends("key", "list").out()).doesNotContain(id);
    }

    @Test
    @Order(4)
    void keyCreateShowsReasonOfRefusal() throws Exception {
        var refused = amends("key", "create", "--role", "king", "--name", "kim");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).startsWith("amends: ").contains("/role").hasLineCount(1);
    }

    @Test
    @Order(5)
    void scoresPassVisitsAllCustomersAndShowsProgress() throws Exception {
        importBuyers();

        var pass = amends("scores", "pass");

        assertThat(pass).extracting(CommandOutput::code, CommandOutput::err).containsExactly(0, "");
        assertThat(pass.out().lines().toList().getLast())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "%d customers: %1$d changed, %1$d put into a tier, 0 warned for, 0 recovered; done",
                                BUYERS));
        assertThat(amends("scores", "pass", "--no-wait"))
                .extracting(CommandOutput::code, CommandOutput::out)
                .containsExactly(0, "The pass begins.\n");
    }

    @Test
    @Order(6)
    void thresholdsUseHorizonAndThresholdsOfTheService() throws Exception {
        var tried = amends("scores", "thresholds", "--cut", CUT.toString());

        assertThat(tried)
                .extracting(CommandOutput::code, CommandOutput::err)
                .containsExactly(0, "");
        assertThat(tried.out())
                .startsWith(
                        String.format(
                                Locale.ROOT,
                                "%d customers as known at %s, watched for 39 weeks; %d (25.0 %%) did not come again",
                                BUYERS,
                                CUT,
                                BUYERS / 4))
                .containsPattern("own_rhythm +5.00 .* in force")
                .containsPattern("own_rhythm +3.00 .* %\n");
        assertThat(amends("scores", "thresholds", "--cut", CUT.minusYears(9).toString()))
                .extracting(CommandOutput::code, CommandOutput::err)
                .containsExactly(
                        1,
                        String.format(
                                Locale.ROOT,
                                "amends: Too few customers had come three times by %s: thresholds are tried on 50 at least. Try a later --cut.\n",
                                CUT.minusYears(9)));
        var early = amends("scores", "thresholds", "--cut", LocalDate.now(UTC).toString());
        assertThat(early.code()).isEqualTo(2);
        assertThat(early.err())
                .contains("--cut: what customers did in the 39 weeks after")
                .contains("the latest day is " + LocalDate.now(UTC).minusWeeks(39));
    }

    @Test
    @Order(6)
    void fitForAnotherHorizonThanTheServicesIsRefused() throws Exception {
        var refused = amends("scores", "fit", "--horizon", "P26W");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err())
                .startsWith(
                        "--horizon: the service scores over 39 weeks, so nothing can be learned for 26; it is set by amends.scores.horizon");
        assertThat(amends("scores", "versions").out())
                .startsWith("Nothing was learned yet, so the priors are in force");
    }

    /// Each bought three times, the last time some days before the cut; three of four came again.
    private static void importBuyers() throws Exception {
        var file = folder.resolve("bought.ndjson");
        var lines = new ArrayList<String>();
        for (var buyer = 0; buyer < BUYERS; buyer++) {
            for (var purchase = 0; purchase < (buyer % 4 == 0 ? 3 : 4); purchase++) {
                lines.add(
                        String.format(
                                Locale.ROOT,
                                """
                        {"id": "p-%d-%d", "customerId": "buyer-%1$d", "type": "purchase", "at": "%sT12:00:00Z", "amount": {"amount": "%d.00", "currency": "EUR"}}""",
                                buyer,
                                purchase,
                                CUT.plusDays(14L * (purchase - 3) + 7),
                                10 + buyer));
            }
        }
        Files.write(file, lines);
        var results = folder.resolve("results.ndjson").toString();
        var imported = amends("import", "interactions", file.toString(), "--results", results);
        assertThat(imported.code()).as(imported.err()).isZero();
        awaitAllKnown(lines.size());
    }

    /// They arrive over the broker: the last one's purchases must be known as well.
    private static void awaitAllKnown(int purchases) {
        var store = "mongodb://127.0.0.1:" + (port + 11);
        try (var tools = ScoreCommands.open(store, "satisfaction")) {
            await("all purchases are known", () -> tools.purchaseDays() == purchases);
        }
    }

    @Test
    @Order(6)
    void passEndsWithYearlyValuesBeyondRangeOfMoney() throws Exception {
        var file = folder.resolve("rich.ndjson");
        var lines = new ArrayList<String>();
        var amounts =
                Map.of("EUR", "600000000000.00", "VND", "999999999999", "IDR", "999999999999.00");
        amounts.forEach(
                (currency, amount) -> {
                    for (var purchase = 0; purchase < 2; purchase++) {
                        lines.add(
                                String.format(
                                        Locale.ROOT,
                                        """
                        {"id": "rich-%d", "customerId": "rich-%s", "type": "purchase", "at": "%sT12:00:00Z", "amount": {"amount": "%s", "currency": "%2$s"}}""",
                                        purchase,
                                        currency,
                                        LocalDate.now(UTC).minusDays(2L + purchase),
                                        amount));
                    }
                });
        Files.write(file, lines);
        var results = folder.resolve("rich-results.ndjson").toString();
        var imported = amends("import", "interactions", file.toString(), "--results", results);
        assertThat(imported.code()).as(imported.err()).isZero();
        awaitAllKnown(PURCHASES + lines.size());

        var pass = amends("scores", "pass");

        assertThat(pass).extracting(CommandOutput::code, CommandOutput::err).containsExactly(0, "");
        assertThat(pass.out().lines().toList().getLast())
                .startsWith((BUYERS + amounts.size()) + " customers: ")
                .endsWith("0 recovered; done");
    }

    @Test
    @Order(7)
    void killedServicesAreRestarted() throws Exception {
        long before = pid("gateway");
        ProcessHandle.of(before).orElseThrow().destroyForcibly();

        await("the gateway is back", () -> pid("gateway") != before && isReady());

        assertThat(Files.readString(folder.resolve("data/logs/launcher.log")))
                .contains("services               ended unasked (exit code 137)")
                .contains("gateway                is back after");
    }

    @Test
    @Order(8)
    void fullDiskIsReportedAndPlatformRecoversWhenThereIsSpace() throws Exception {
        smallDisk.require();
        var filler = folder.resolve("data/filler");
        smallDisk.fill(filler);

        await("a refusal that says why", () -> post().statusCode() == 503);
        await("the reason", () -> post().body().contains("The disk of the store is full."));
        assertThat(post().headers().firstValue("Retry-After")).isPresent();
        assertThat(get("/api/v1/complaints").statusCode()).isEqualTo(200);
        assertThat(status().path("problems").toString()).contains("is full: 0 MB are free");
        assertThat(amends("status").out()).contains("is full: 0 MB are free");
        // Processes that write all the time give up, and are restarted in vain.
        await("the broker is gone", () -> !state("broker").equals("ready"));

        Files.delete(filler);

        await("complaints are taken", () -> post().statusCode() == 201);
        await("all parts are ready", UpTest::isReady);
        assertThat(status().has("problems")).isFalse();
        assertThat(Files.readString(folder.resolve("data/logs/launcher.log")))
                .contains("is full: ", "There is space on the disk again.");
    }

    private static HttpResponse<String> post() throws Exception {
        return send(
                to("/api/v1/complaints")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"customer\": {\"id\": \"ada\"}, \"type\": \"price_or_billing\", \"channel\": \"web\", \"description\": \"Charged twice.\"}")));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(to(path).GET());
    }

    private static HttpRequest.Builder to(String path) throws IOException {
        var key = Files.readString(folder.resolve("data/admin.key")).strip();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + key);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(Duration.ofMinutes(8))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptions()
                .until(condition);
    }

    @Test
    @Order(9)
    void downStopsInOrderAndLeavesNothingRunning() throws Exception {
        var processes = pids(status()).distinct().map(ProcessHandle::of).toList();

        assertThat(amends("down"))
                .extracting(CommandOutput::code, CommandOutput::out)
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
        return part(name).path("pid").asLong();
    }

    private static String state(String name) throws Exception {
        return part(name).path("state").asString();
    }

    private static JsonNode part(String name) throws Exception {
        return status().path("parts")
                .valueStream()
                .filter(part -> part.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CommandOutput amends(String... arguments) throws Exception {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString()));
        return run(all);
    }

    /// In its own process, as the script runs it.
    private static CommandOutput run(List<String> arguments) throws Exception {
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
        return new CommandOutput(
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

    private record CommandOutput(int code, String out, String err) {}
}
