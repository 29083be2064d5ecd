package io.amends.launcher.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.amends.process.FolderLock;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests of `./amends events` to the gateway, and the output for its responses. The services of
/// the real gateway are tested by their own tests and by `UpTest`.
class EventsCommandTest {
    private static final String DONE = "{\"published\": 0, \"leftOut\": []}";

    @TempDir private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private final Queue<Response> answers = new ArrayDeque<>();
    private HttpServer gateway;
    private FolderLock platform;

    private record Response(int status, String body) {}

    @BeforeEach
    void platformRuns() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", this::answer);
        gateway.start();
        platform = FolderLock.acquire(folder, "platform");
        Files.writeString(folder.resolve("admin.key"), "ak_secret\n");
        Files.writeString(
                folder.resolve("platform.json"),
                String.format(
                        Locale.ROOT,
                        "{\"launcher\": 1, \"port\": %d, \"ready\": true, \"parts\": []}",
                        gateway.getAddress().getPort()));
    }

    @AfterEach
    void stop() throws IOException {
        platform.close();
        gateway.stop(0);
    }

    @Test
    void consumerShowsPositionOfEachPartition() {
        answers.add(
                new Response(
                        200,
                        """
                        {"consumer": "followup-service.case-files", "lag": 12, "stalled": "PT1M3S",
                         "parked": 2, "fullOutboxes": ["7K2M-94QX"],
                         "partitions": [{"topic": "amends.complaints", "partition": 3, "next": 40,
                                         "end": 52, "stalled": "PT1M3S"}]}"""));

        assertThat(run("events", "consumer", "followup-service.case-files")).isZero();

        assertThat(asked).containsExactly("GET /api/v1/consumers/followup-service.case-files ");
        assertThat(out.toString().lines())
                .containsExactly(
                        "followup-service.case-files: 12 records to consume, no progress for PT1M3S at worst",
                        "  events wait for the outbox of 7K2M-94QX, which is full",
                        "  amends.complaints, partition 3: next is offset 40 of 52, no progress for PT1M3S");
    }

    @Test
    void consumerWithJsonOptionPrintsResponse() {
        answers.add(new Response(200, "{\"consumer\":\"x.y\",\"lag\":0}"));

        assertThat(run("events", "consumer", "x.y", "--json")).isZero();

        assertThat(out.toString()).isEqualTo("{\"consumer\":\"x.y\",\"lag\":0}\n");
    }

    @Test
    void skipSendsOffsetAndShowsNumberOfSkippedRecords() {
        answers.add(new Response(200, "{\"consumer\": \"s.c\", \"skipped\": 3}"));

        assertThat(skip("--after-offset", "4711")).isZero();

        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/consumers/s.c/skip {\"afterOffset\":4711,\"partition\":3,"
                                + "\"reason\":\"damaged\",\"topic\":\"amends.complaints\"}");
        assertThat(out.toString()).startsWith("s.c skips 3 records; each is a dead letter");
    }

    @Test
    void skipShowsReasonOfRefusal() {
        answers.add(
                new Response(
                        409,
                        "{\"title\": \"This does not fit\", \"detail\": \"Nothing was skipped: x.\"}"));

        assertThat(skip("--after-offset", "1")).isEqualTo(1);

        assertThat(err.toString().strip())
                .isEqualTo("amends: This does not fit. Nothing was skipped: x.");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void skipWithoutOffsetIsWrongUsageAndSendsNothing() {
        assertThat(skip()).isEqualTo(2);

        assertThat(err.toString()).contains("--after-offset");
        assertThat(asked).isEmpty();
    }

    @Test
    void republishCallsEveryServiceInStepsAndShowsPosition() {
        answers.add(
                new Response(
                        200,
                        "{\"published\": 5000, \"leftOut\": [\"R/0.3\"], \"next\": \"complaints/R/1\"}"));
        answers.add(new Response(200, "{\"published\": 7, \"leftOut\": []}"));
        answers.add(new Response(200, DONE));
        answers.add(new Response(200, DONE));

        assertThat(run("events", "republish", "--from", "2026-11-23T00:00:00Z")).isEqualTo(1);

        var from = "\"from\":\"2026-11-23T00:00:00Z\"}";
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/events/complaint-service/republish {" + from,
                        "POST /api/v1/events/complaint-service/republish {\"after\":\"complaints/R/1\","
                                + from,
                        "POST /api/v1/events/followup-service/republish {" + from,
                        "POST /api/v1/events/satisfaction-service/republish {" + from);
        assertThat(out.toString().lines())
                .containsExactly(
                        "complaint-service: left out R/0.3, the service's log says why",
                        "complaint-service: 5,000 events published again …  --resume 'complaint-service:complaints/R/1'",
                        "complaint-service: 5,007 events published again; done",
                        "followup-service: 0 events published again; done",
                        "satisfaction-service: 0 events published again; done",
                        "5,007 events published again, 1 left out.");
    }

    @Test
    void republishOfOneReferenceCallsOnlyServicesWithThatSubject() {
        answers.add(new Response(200, DONE));
        answers.add(new Response(200, DONE));

        assertThat(run("events", "republish", "--reference", "7K2M-94QX")).isZero();

        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/events/complaint-service/republish {\"subject\":\"7K2M-94QX\"}",
                        "POST /api/v1/events/followup-service/republish {\"subject\":\"7K2M-94QX\"}");
        assertThat(out.toString()).endsWith("No history has events of 7K2M-94QX.\n");
    }

    @Test
    void republishShowsResumePositionOnFailureAndResumesThere() {
        answers.add(
                new Response(
                        200, "{\"published\": 9, \"leftOut\": [], \"next\": \"complaints/R/1\"}"));
        answers.add(new Response(503, "{\"title\": \"Not available\"}"));
        assertThat(run("events", "republish")).isEqualTo(1);
        assertThat(err.toString().strip())
                .isEqualTo(
                        "amends: Not available. To go on, repeat the command with --resume"
                                + " 'complaint-service:complaints/R/1'");
        asked.clear();
        answers.addAll(
                List.of(new Response(200, DONE), new Response(200, DONE), new Response(200, DONE)));

        assertThat(run("events", "republish", "--resume", "complaint-service:complaints/R/1"))
                .isZero();

        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/events/complaint-service/republish {\"after\":\"complaints/R/1\"}",
                        "POST /api/v1/events/followup-service/republish {}",
                        "POST /api/v1/events/satisfaction-service/republish {}");
        asked.clear();
        assertThat(run("events", "republish", "--resume", "elsewhere:x")).isEqualTo(2);
        assertThat(run("events", "republish", "--from", "yesterday")).isEqualTo(2);
        assertThat(err.toString()).contains("--resume", "'yesterday' is no instant");
        assertThat(asked).isEmpty();
    }

    private int skip(String... more) {
        var arguments =
                new ArrayList<>(
                        List.of(
                                "events",
                                "skip",
                                "--consumer",
                                "s.c",
                                "--topic",
                                "amends.complaints",
                                "--partition",
                                "3",
                                "--reason",
                                "damaged"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.toString()));
        return Amends.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            var key = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            var answer = "Bearer ak_secret".equals(key) ? answers.poll() : null;
            var bytes = (answer == null ? "{}" : answer.body()).getBytes(UTF_8);
            exchange.sendResponseHeaders(answer == null ? 401 : answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
