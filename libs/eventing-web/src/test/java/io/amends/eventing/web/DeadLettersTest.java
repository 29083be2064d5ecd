package io.amends.eventing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import io.amends.testing.TestTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Operators list, retry and discard dead letters of undecodable records over HTTP.
@PlatformTest
class DeadLettersTest {

    private static final String LETTERS = "/api/v1/dead-letters";

    // One for each test, so that tests do not share dead letters.
    private final TestSpace space = TestSpace.of(DeadLettersTest.class);

    @Test
    void operatorsListRetryAndDiscardDeadLetters() throws Exception {
        try (var tokens = TestTokens.start();
                var service = new RunningDiaryService(space, tokens)) {
            sendUndecodable("7K2M-94QX");
            var operations = tokens.bearer("olga", "operations");

            var letter = letters(service, operations, 1).getFirst();
            assertThat(letter.path("id").asString()).startsWith("diary.");
            assertThat(letter.path("service").asString()).isEqualTo("diary");
            assertThat(letter.path("reason").asString()).isEqualTo("undecodable");
            assertThat(letter.path("aggregate").path("subject").asString()).isEqualTo("7K2M-94QX");
            assertThat(letter.path("waitingBehind").asInt()).isZero();
            var place = letter.path("at").asString() + ",";
            assertThat(service.get(LETTERS + "?count=true&after=" + place + "diary.", operations))
                    .satisfies(
                            answer -> {
                                assertThat(answer.body()).contains(letter.path("id").asString());
                                assertThat(answer.headers().firstValue("X-Total-Count"))
                                        .hasValue("1");
                            });
            for (var behind : List.of(letter.path("id").asString(), "followup.x")) {
                assertThat(service.get(LETTERS + "?after=" + place + behind, operations).body())
                        .as(behind)
                        .isEqualTo("{\"items\":[]}");
            }
            assertThat(service.get(LETTERS + "?after=" + place + "complaint.x", operations).body())
                    .contains(letter.path("id").asString());
            assertThat(service.get(LETTERS + "?after=x", operations).statusCode()).isEqualTo(400);
            var id = LETTERS + "/" + letter.path("id").asString();

            var retried = service.post(id + "/retry", operations, "{}");
            assertThat(retried.statusCode()).as(retried.body()).isEqualTo(200);
            assertThat(retried.body()).contains("\"attempts\":2").doesNotContain("decision");
            assertThat(service.post(id + "/discard", operations, "{}").body())
                    .contains("/reason", "is required");
            var discarded = service.post(id + "/discard", operations, "{\"reason\": \"a test\"}");
            assertThat(discarded.statusCode()).as(discarded.body()).isEqualTo(200);
            assertThat(discarded.body()).contains("\"discarded\"", "\"by\":\"olga\"", "a test");

            assertThat(service.get(LETTERS, operations).body()).isEqualTo("{\"items\":[]}");
            assertThat(service.get(id, operations).body()).contains("\"discarded\"");
            assertThat(service.post(id + "/retry", operations, "{}").statusCode()).isEqualTo(409);
            assertThat(service.post(LETTERS + "/none/retry", operations, "{}").statusCode())
                    .isEqualTo(404);
            assertThat(service.get(LETTERS + "?limit=201", operations).statusCode()).isEqualTo(400);
            var agent = tokens.bearer("anna", "agent");
            assertThat(service.get(LETTERS, agent).statusCode()).isEqualTo(403);
            assertThat(service.post(id + "/retry", agent, "{}").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void nextLinkLeadsThroughAllPages() throws Exception {
        try (var tokens = TestTokens.start();
                var service = new RunningDiaryService(space, tokens)) {
            for (var subject : List.of("7K2M-94QX", "8K2M-94QX", "9K2M-94QX")) {
                sendUndecodable(subject);
            }
            var operations = tokens.bearer("olga", "operations");
            var all = letters(service, operations, 3);

            var seen = new ArrayList<JsonNode>();
            var next = Optional.of(LETTERS + "?limit=1");
            while (next.isPresent()) {
                var page = service.get(next.get(), operations);
                itemsOf(page).forEach(seen::add);
                next = page.headers().firstValue("Link").map(DeadLettersTest::address);
            }

            assertThat(seen).isEqualTo(all);
        }
    }

    private static String address(String link) {
        assertThat(link).endsWith(">; rel=\"next\"");
        return link.substring(link.indexOf(LETTERS), link.indexOf('>'));
    }

    private void sendUndecodable(String subject) throws Exception {
        Map<String, Object> broker = Map.of("bootstrap.servers", space.bootstrapServers());
        var record =
                new ProducerRecord<>(space.topic("amends.complaints"), "c-1", "this is no JSON");
        Map.of(
                        "ce_id", subject + "/0.1",
                        "ce_source", "/complaint-service",
                        "ce_type", "amends.complaint.opened.v1",
                        "ce_subject", subject,
                        "ce_time", Instant.now().toString(),
                        "ce_sequence", "0.1",
                        "ce_specversion", "1.0",
                        "ce_partitionkey", "c-1")
                .forEach(
                        (name, value) ->
                                record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (var producer =
                new KafkaProducer<>(broker, new StringSerializer(), new StringSerializer())) {
            producer.send(record).get();
        }
    }

    private List<JsonNode> letters(RunningDiaryService service, String as, int count) {
        var letters = new AtomicReference<List<JsonNode>>(List.of());
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(
                        () -> {
                            var answer = service.get(LETTERS, as);
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                            letters.set(itemsOf(answer));
                            assertThat(letters.get()).hasSize(count);
                        });
        return letters.get();
    }

    private static List<JsonNode> itemsOf(HttpResponse<String> answer) {
        return List.copyOf(new JsonMapper().readTree(answer.body()).path("items").values());
    }
}
