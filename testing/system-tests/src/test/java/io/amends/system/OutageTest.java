package io.amends.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.testing.Eventually;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Responses and metrics of a platform whose components fail, and the metrics of each service in
/// Prometheus' format.
class OutageTest {
    private static final Map<String, Object> COMPLAINT =
            Map.of(
                    "type",
                    "price_or_billing",
                    "description",
                    "Charged twice.",
                    "channel",
                    "web",
                    "customer",
                    Map.of("id", "outage"));

    private static final int CALLERS = 30;
    private static final int FILED = 60;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Platform platform;

    @BeforeAll
    static void start() throws IOException {
        // Bengali digits: what processes write and read again must not depend on the host's locale.
        platform =
                Platform.start(
                        folder.resolve("data"),
                        Platform.Mode.SEPARATE,
                        Locale.forLanguageTag("bn-BD"),
                        // A consumer waits at a record whose transaction is open.
                        "spring.kafka.consumer.isolation-level=read_committed");
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    @Test
    void deadServiceIsA503WithRetryAfterUntilItIsBack() {
        var killed = platform.kill("complaint-service");
        is503(firstRefusal());
        platform.awaitBack("complaint-service", killed);
        Eventually.holds("complaints are taken again", () -> post().status() == 201);
        assertThat(platform.ready("followup-service")).as("the others go on").isPresent();
    }

    @Test
    void hangingServiceTimesOutAndIsThenA503AtOnce() throws Exception {
        var hanging = platform.ready("satisfaction-service").orElseThrow();
        signal("-STOP", hanging);
        try {
            // Waiting callers get a response in the end; by then the breaker is open and further
            // calls fail at once.
            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers =
                        IntStream.range(0, CALLERS)
                                .mapToObj(_ -> callers.submit(OutageTest::score))
                                .toList();
                for (var answer : answers) {
                    assertThat(answer.get().status()).isIn(503, 504);
                }
            }
            is503(
                    Eventually.present(
                            "an answer at once",
                            () -> Optional.of(score()).filter(answer -> answer.status() == 503)));
        } finally {
            signal("-CONT", hanging);
        }
        Eventually.holds(
                "scores are answered again",
                () -> {
                    var status = score().status();
                    return status == 200 || status == 404;
                });
    }

    @Test
    void skippedRecordBecomesDeadLetterAndLaterOnesAreConsumed() throws Exception {
        try (var producer = transactionalProducer()) {
            producer.initTransactions();
            producer.beginTransaction();
            var stuck = producer.send(purchase("stuck")).get();
            var consumer = "satisfaction-service.interactions";
            var waiting =
                    Eventually.present(
                            "the record waits",
                            () ->
                                    partitions(
                                                    platform.amends(
                                                            "events",
                                                            "consumer",
                                                            consumer,
                                                            "--json"))
                                            .filter(
                                                    each ->
                                                            each.path("partition").asInt()
                                                                    == stuck.partition())
                                            .findFirst());
            assertThat(waiting.path("next").asLong()).isLessThanOrEqualTo(stuck.offset());
            assertThat(skip(consumer, stuck.partition(), stuck.offset() + 1).err())
                    .contains("Nothing was skipped", "does not wait to be consumed");

            var said = skip(consumer, stuck.partition(), stuck.offset());

            assertThat(said.exitCode()).as(said.toString()).isZero();
            assertThat(said.out()).startsWith(consumer + " skips 1 records");
            producer.commitTransaction();
            producer.beginTransaction();
            producer.send(purchase("later"));
            producer.commitTransaction();
        }
        Eventually.holds("the later one is consumed", () -> purchases().contains("later"));
        assertThat(purchases()).doesNotContain("stuck");
        var letters = platform.admin().get("/dead-letters").expect(200).body().path("items");
        assertThat(letters.valueStream())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.path("reason").asString()).isEqualTo("skipped");
                            assertThat(letter.path("detail").asString())
                                    .contains("a test of skips");
                        });
        platform.admin()
                .create(
                        "/dead-letters/" + letters.path(0).path("id").asString() + "/retry",
                        Map.of())
                .expect(200);
        Eventually.holds("a retry applies it", () -> purchases().contains("stuck"));
    }

    private static Cli.Result skip(String consumer, int partition, long afterOffset) {
        return platform.amends(
                "events",
                "skip",
                "--consumer",
                consumer,
                "--topic",
                "amends.interactions",
                "--partition",
                Integer.toString(partition),
                "--after-offset",
                Long.toString(afterOffset),
                "--reason",
                "a test of skips");
    }

    private static Stream<JsonNode> partitions(Cli.Result said) {
        assertThat(said.exitCode()).as(said.toString()).isZero();
        return JsonMapper.shared().readTree(said.out()).path("partitions").valueStream();
    }

    private static List<String> purchases() {
        return platform.admin()
                .get("/interactions?customerId=skips")
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .map(each -> each.path("id").asString())
                .toList();
    }

    private static KafkaProducer<String, String> transactionalProducer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        platform.bootstrapServers(),
                        "transactional.id",
                        "shop",
                        "transaction.timeout.ms",
                        "600000"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static ProducerRecord<String, String> purchase(String id) {
        var value =
                String.format(
                        Locale.ROOT,
                        """
                        {"customerId": "skips", "at": "2026-03-03T09:00:00Z", "id": "%s",
                         "type": "purchase", "amount": {"amount": "15.00", "currency": "EUR"}, "revision": 0}""",
                        id);
        var record = new ProducerRecord<>("amends.interactions", "skips", value);
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", id,
                        "ce_source", "/shop",
                        "ce_type", "amends.interaction.recorded.v1",
                        "ce_subject", "skips",
                        "content-type", "application/json")
                .forEach(
                        (name, text) ->
                                record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static Client.Response score() {
        return platform.admin().get("/customers/outage/score");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"gateway", "complaint-service", "followup-service", "satisfaction-service"})
    void metricsAreInPrometheusFormat(String service) throws Exception {
        var metrics =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        platform.metricsOf(service)
                                                                + "/actuator/prometheus"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
        assertThat(metrics.statusCode()).isEqualTo(200);
        assertThat(metrics.body()).contains("# TYPE ").contains("jvm_memory_used_bytes");
        if (!service.equals("gateway")) {
            assertThat(metrics.body())
                    .contains("amends_outbox_pending", "amends_outbox_oldest_seconds");
        }
        var promtool = promtool();
        assumeTrue(
                promtool.isPresent(),
                "SKIPPED: promtool is not installed; the metrics of " + service + " are unchecked");
        var check =
                new ProcessBuilder(promtool.get().toString(), "check", "metrics")
                        .redirectErrorStream(true)
                        .start();
        try (var in = check.getOutputStream()) {
            in.write(metrics.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        var said =
                new String(
                        check.getInputStream().readAllBytes(),
                        java.nio.charset.StandardCharsets.UTF_8);
        assertThat(said.lines().filter(line -> line.contains("amends_")))
                .as("what promtool says of ours")
                .isEmpty();
        assertThat(check.waitFor()).as(said).isIn(0, 3);
    }

    @Test
    void complaintsAmongInvalidBodiesAreCreatedOnceForTheirSenders() throws Exception {
        var senders =
                List.of(
                        platform.client("integration", "web"),
                        platform.client("integration", "till"));
        var attacker = platform.client("agent", "mallory");
        try (var hostile = Executors.newFixedThreadPool(16);
                var good = Executors.newFixedThreadPool(8)) {
            var attacks =
                    IntStream.range(0, 16 * FILED)
                            .mapToObj(i -> hostile.submit(() -> attack(i % 4, attacker.key())))
                            .toList();
            var filed =
                    IntStream.range(0, 2 * FILED)
                            .mapToObj(i -> good.submit(() -> file(senders.get(i % 2), "own-" + i)))
                            .toList();
            for (var i = 0; i < filed.size(); i++) {
                var answer = filed.get(i).get().expect(201);
                assertThat(answer.body().path("customerId").asString()).isEqualTo("own-" + i);
            }
            for (var attack : attacks) {
                attack.get();
            }
        }
        for (var sender : senders) {
            var list = sender.get("/complaints?count=true").expect(200);
            assertThat(list.headers().firstValue("X-Total-Count")).hasValue("" + FILED);
        }
    }

    private static Client.Response file(Client sender, String customer) {
        var complaint = new HashMap<String, Object>(COMPLAINT);
        complaint.put("customer", Map.of("id", customer));
        return sender.create("/complaints", complaint);
    }

    /// A request whose body is a form, too short, aborted, or crafted to be taken for a second
    /// request.
    private static Void attack(int kind, String key) throws IOException {
        var prepared = "POST /api/v1/complaints HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}";
        var rest =
                switch (kind) {
                    case 0 ->
                            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                    + prepared.length()
                                    + "\r\n\r\n"
                                    + prepared;
                    case 1 -> "Content-Type: application/json\r\nContent-Length: 900\r\n\r\n{";
                    case 2 ->
                            "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                    + "5\r\n{";
                    default ->
                            "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                                    + prepared;
                };
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), platform.address().getPort())) {
            socket.setSoTimeout(200);
            var head =
                    "POST /api/v1/complaints/7K2M-94QX/note HTTP/1.1\r\nHost: a\r\nAuthorization:"
                            + " Bearer "
                            + key
                            + "\r\n";
            socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
        } catch (SocketTimeoutException | SocketException unanswered) {
            // An incomplete body gets no response before the client disconnects.
        }
        return null;
    }

    private static Client.Response firstRefusal() {
        return Eventually.present(
                "a refusal", () -> Optional.of(post()).filter(answer -> answer.status() != 201));
    }

    private static Client.Response post() {
        return platform.admin().create("/complaints", COMPLAINT);
    }

    private static void is503(Client.Response answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(answer.body().path("type").asString()).startsWith("/problems/");
    }

    private static void signal(String signal, ProcessHandle process)
            throws IOException, InterruptedException {
        new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    private static Optional<Path> promtool() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
