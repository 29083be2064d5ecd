package io.amends.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.system.DescribedClient.Call;
import io.amends.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The OpenAPI document against the running platform: the services' own documents, every example,
/// and the journey, also by a generated client through a validating proxy.
class OpenApiTest {
    private static final String WRITE = "amends.openapi.write";
    private static final Path RESOURCES =
            Path.of("..", "..", "gateway", "src", "main", "resources", "io", "amends", "gateway");
    private static final Path DOCUMENT = RESOURCES.resolve("openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /// Commands on a complaint before an operation's example is valid; all other examples are valid
    /// for a complaint that was just created.
    private static final Map<String, List<String>> BEFORE =
            Map.ofEntries(
                    Map.entry("investigateComplaint", List.of("acknowledgeComplaint")),
                    Map.entry(
                            "proposeRemedy",
                            List.of("acknowledgeComplaint", "investigateComplaint")),
                    Map.entry(
                            "acceptProposal",
                            List.of(
                                    "acknowledgeComplaint",
                                    "investigateComplaint",
                                    "proposeRemedy")),
                    Map.entry(
                            "refuseProposal",
                            List.of(
                                    "acknowledgeComplaint",
                                    "investigateComplaint",
                                    "proposeRemedy")),
                    Map.entry(
                            "resolveComplaint",
                            List.of("acknowledgeComplaint", "investigateComplaint")),
                    Map.entry("closeComplaint", resolved()),
                    Map.entry("reopenComplaint", resolved()),
                    Map.entry("keepPromise", List.of("makePromise")),
                    Map.entry("movePromise", List.of("makePromise")));

    /// Commands that name another complaint, and in which field; that one has to exist.
    private static final Map<String, String> OTHERS =
            Map.of("linkComplaint", "to", "mergeComplaint", "into", "unmergeComplaint", "from");

    private static final Map<String, String> CALENDARS = Map.of("kind", "calendars");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private static Path folder;

    private static Platform platform;
    private static JsonNode api;
    private static DescribedClient admin;
    private static DescribedClient agent;
    private static DescribedClient integration;

    private static List<String> resolved() {
        return List.of("acknowledgeComplaint", "investigateComplaint", "resolveComplaint");
    }

    @BeforeAll
    static void start() throws IOException {
        platform =
                Platform.start(
                        folder.resolve("data"),
                        Platform.Mode.ALL_IN_ONE,
                        // Persian digits: examples and responses must not depend on the locale.
                        Locale.forLanguageTag("fa-IR"),
                        "amends.followup.callback-after=PT1S");
        api = JSON.readTree(get("/api/v1/openapi"));
        admin = client(platform.admin());
        agent = client(platform.client("agent", "maria"));
        integration = client(platform.client("integration", "call-center"));
    }

    @AfterAll
    static void stop() {
        if (platform != null) {
            platform.close();
        }
    }

    private static DescribedClient client(Client known) {
        return new DescribedClient(api, platform.address(), known.key());
    }

    @Test
    void documentEqualsTheServicesDocuments() throws IOException {
        var base = JSON.readTree(Files.readString(RESOURCES.resolve("gateway-openapi.json")));
        var services =
                List.of("complaint-service", "followup-service", "satisfaction-service").stream()
                        .map(
                                name ->
                                        JSON.readTree(
                                                Http.get(platform.service(name), "/v3/api-docs")))
                        .toList();
        var now = JSON.writeValueAsString(PublicApi.of((ObjectNode) base, services)) + "\n";
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(DOCUMENT, now);
        }
        assertThat(Files.readString(DOCUMENT))
                .as(
                        "The controllers describe other routes than gateway's openapi.json. If the"
                                + " change is meant, write the document again and commit it: mvn -pl"
                                + " system-tests -am -Dtest=OpenApiTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -D%s=true test",
                        WRITE)
                .isEqualTo(now);
    }

    @TestFactory
    List<DynamicTest> everyRequestExampleIsAcceptedWhenItIsSent() {
        return PublicApi.operations(api).stream()
                .filter(one -> one.operation().has("requestBody"))
                // Which offsets can be skipped depends on the position of a consumer.
                .filter(one -> !one.id().equals("skipRecords"))
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> sendExample(one)))
                .toList();
    }

    private void sendExample(PublicApi.Described one) throws IOException {
        var tag = one.operation().path("tags").path(0).asString("");
        var answer =
                switch (one.id()) {
                    case "fileComplaint" ->
                            integration.call(one.id(), file().body(example(admin, one.id())));
                    case "answerFollowup", "recordNoAnswer", "snoozeFollowup", "takeFollowup" ->
                            command(agent, "getFollowup", one.id(), Map.of("id", dueFollowup()));
                    case "changeContact" ->
                            command(
                                    agent,
                                    "getContact",
                                    one.id(),
                                    Map.of("id", customerOf(filed())));
                    case "changePolicy" -> command(admin, "getPolicy", one.id(), CALENDARS);
                    case "checkPolicy" ->
                            admin.call(one.id(), Call.to(CALENDARS).body(example(admin, one.id())));
                    case "discardDeadLetter" ->
                            admin.call(
                                    one.id(),
                                    Call.to(Map.of("id", deadLetter()))
                                            .body(example(admin, one.id())));
                    case "republishEvents" ->
                            admin.call(
                                    one.id(),
                                    Call.to(Map.of("id", "complaint-service"))
                                            .body(example(admin, one.id())));
                    default ->
                            tag.equals("complaints")
                                    ? commandComplaint(one.id())
                                    : admin.call(
                                            one.id(),
                                            Call.to(Map.of()).body(example(admin, one.id())));
                };
        assertThat(answer.status())
                .as("%s: its example was not accepted: %s", one, answer.body())
                .isBetween(200, 299);
    }

    @Test
    void interactionLinesAreAnsweredAsDocumented() {
        var lines = "application/x-ndjson";
        var operation = admin.operation("recordInteraction").operation();
        var example = operation.at("/requestBody/content").path(lines).path("example").asString();

        var answer = integration.call("recordInteraction", Call.to(Map.of()).body(lines, example));

        assertThat(answer.expect(200).headers().firstValue("Content-Type").orElse(""))
                .startsWith(lines);
        assertThat(answer.body().toString()).contains("outcome");
    }

    /// Every reading operation, on existing data, with every value of every enumeration.
    @TestFactory
    List<DynamicTest> everyReadOperationAnswersAsDocumented() throws IOException {
        var reference = filed();
        prepare(reference, resolved());
        deadLetter();
        integration.call(
                "recordInteraction", Call.to(Map.of()).body(example(admin, "recordInteraction")));
        return PublicApi.operations(api).stream()
                .filter(one -> one.method().equals("get"))
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> read(one, reference)))
                .toList();
    }

    private void read(PublicApi.Described one, String reference) throws IOException {
        var id =
                switch (one.operation().path("tags").path(0).asString("")) {
                    case "customers" -> customerOf(reference);
                    case "followups" -> one.path().contains("{") ? dueFollowup() : "";
                    case "dead-letters" -> one.path().contains("{") ? deadLetter() : "";
                    case "consumers" -> "satisfaction-service.interactions";
                    default -> "";
                };
        var call =
                Call.to(
                        Map.of(
                                "reference",
                                reference,
                                "id",
                                id,
                                "name",
                                "nps",
                                "kind",
                                "calendars"));
        if (one.id().equals("listInteractions")) {
            call = call.query("customerId", customerOf(reference));
        }
        if (one.id().startsWith("getScore") && one.path().contains("{")) {
            scored(customerOf(reference));
        }
        // Thresholds are calculated by the nightly pass: 404 until there was one.
        var expected =
                List.of("getScoreThresholds", "getScorePass").contains(one.id())
                        ? List.of(200, 404)
                        : List.of(200);
        assertThat(admin.call(one.id(), call).status()).as(one.toString()).isIn(expected);
        for (var parameter : one.operation().path("parameters")) {
            var schema = parameter.path("schema");
            var words = schema.has("enum") ? schema.path("enum") : schema.at("/items/enum");
            for (var word : words) {
                if (parameter.path("in").asString("").equals("query")) {
                    var asked = call.query(parameter.path("name").asString(), word.asString());
                    assertThat(admin.call(one.id(), asked).status())
                            .as("%s with %s", one, asked.query())
                            .isIn(expected);
                }
            }
        }
    }

    @Test
    void problemsAreAnsweredAsDocumented() {
        var unauthenticated = new DescribedClient(api, platform.address(), "no-such-key");
        var reference = filed();
        var at = Call.to(Map.of("reference", reference));
        var note = example(admin, "addNote");

        unauthenticated.call("getComplaint", at).expect(401);
        integration.call("getComplaintHistory", at).expect(403);
        agent.call("getComplaint", Call.to(Map.of("reference", "0000-0000"))).expect(404);
        agent.call("listComplaints", Call.to(Map.of()).query("limit", "0")).expect(400);
        agent.call("addNote", at.body(note)).expect(428);
        agent.call("addNote", at.body(note).header("If-Match", "\"v999\"")).expect(412);
        agent.call(
                        "closeComplaint",
                        at.body(example(admin, "closeComplaint")).header("If-Match", "*"))
                .expect(409);
        var filing = file().body(example(admin, "fileComplaint"));
        integration.call("fileComplaint", filing).expect(201);
        integration.call("fileComplaint", filing).expect(201);
        var other = (ObjectNode) example(admin, "fileComplaint").deepCopy();
        other.put("description", "Something else.");
        integration.call("fileComplaint", filing.body(other)).expect(422);
    }

    /// The journey of the README, validated against the document at every step.
    @Test
    void journeyMatchesTheDocument() {
        var reference = filed();
        prepare(reference, resolved());
        var followup = followupOf(reference);
        command(agent, "getFollowup", "answerFollowup", Map.of("id", followup)).expect(200);
        scored(customerOf(reference));
    }

    /// Lint, a generated client that the strict compiler accepts, and the journey by that client
    /// through a proxy that refuses everything undocumented.
    @Test
    void generatedClientCompletesJourneyThroughValidatingProxy() throws Exception {
        try (var node =
                NodeChecks.install(Path.of("src", "test", "node"), Path.of("target", "node"))) {
            node.write("openapi.json", get("/api/v1/openapi"));
            node.run("redocly", "lint", "openapi.json", "--max-problems=200");
            node.run("openapi-typescript", "openapi.json", "--output", "api.d.ts");
            node.run("tsc", "--project", ".");
            var proxy = node.proxy("openapi.json", platform.address() + "/api/v1");
            node.run(
                    Map.of(
                            "API", proxy,
                            "INTEGRATION", platform.client("integration", "node").key(),
                            "AGENT", platform.client("agent", "ada").key()),
                    "node",
                    "build/journey.js");
        }
    }

    private static Call file() {
        return Call.to(Map.of()).header("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static JsonNode example(DescribedClient client, String id) {
        var content = client.operation(id).operation().at("/requestBody/content");
        var example = content.path("application/json").path("example");
        assertThat(example.isMissingNode())
                .as("%s has no example; give its body's record @Schema(example = …)", id)
                .isFalse();
        return example;
    }

    /// A complaint of a new customer.
    private static String filed() {
        return filed("c-" + UUID.randomUUID());
    }

    private static String filed(String customer) {
        var body = (ObjectNode) example(admin, "fileComplaint").deepCopy();
        body.withObjectProperty("customer").put("id", customer);
        return integration
                .call("fileComplaint", file().body(body))
                .expect(201)
                .body()
                .path("reference")
                .asString();
    }

    private static String customerOf(String reference) {
        return agent.call("getComplaint", Call.to(Map.of("reference", reference)))
                .expect(200)
                .body()
                .path("customerId")
                .asString();
    }

    private static DescribedClient.Response commandComplaint(String id) {
        var reference = filed();
        prepare(reference, BEFORE.getOrDefault(id, List.of()));
        var named = OTHERS.get(id);
        if (named == null) {
            return command(agent, "getComplaint", id, Map.of("reference", reference));
        }
        var body = (ObjectNode) example(agent, id).deepCopy();
        body.put(named, filed(customerOf(reference)));
        return command(agent, "getComplaint", id, Map.of("reference", reference), body);
    }

    private static void prepare(String reference, List<String> commands) {
        for (var each : commands) {
            command(agent, "getComplaint", each, Map.of("reference", reference)).expect(200);
        }
    }

    /// Reads it, and sends the command's example with the ETag.
    private static DescribedClient.Response command(
            DescribedClient client, String read, String id, Map<String, String> path) {
        return command(client, read, id, path, example(client, id));
    }

    private static DescribedClient.Response command(
            DescribedClient client,
            String read,
            String id,
            Map<String, String> path,
            JsonNode body) {
        var etag = client.call(read, Call.to(path)).expect(200).etag();
        return client.call(id, Call.to(path).header("If-Match", etag).body(body));
    }

    private static String dueFollowup() {
        var reference = filed();
        prepare(reference, resolved());
        return followupOf(reference);
    }

    private static String followupOf(String reference) {
        return Eventually.present(
                "a follow-up of " + reference + " is due",
                () ->
                        agent.call(
                                        "listFollowups",
                                        Call.to(Map.of())
                                                .query("complaint", reference)
                                                .query("state", "due"))
                                .expect(200)
                                .body()
                                .path("items")
                                .valueStream()
                                .findFirst()
                                .map(item -> item.path("id").asString()));
    }

    private static void scored(String customer) {
        Eventually.holds(
                customer + " has a score",
                () -> agent.call("getScore", Call.to(Map.of("id", customer))).status() == 200);
    }

    /// A new dead letter: an event that cannot be read.
    private static String deadLetter() {
        try (var producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", platform.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>("amends.interactions", "c-1", "{"));
        }
        return Eventually.present(
                "a dead letter",
                () ->
                        admin.call("listDeadLetters", Call.to(Map.of()))
                                .expect(200)
                                .body()
                                .path("items")
                                .valueStream()
                                .findFirst()
                                .map(item -> item.path("id").asString()));
    }

    private static String get(String path) {
        return Http.get(platform.address(), path);
    }

    /// Requests without a key.
    private static final class Http {
        static String get(java.net.URI base, String path) {
            try (var client = java.net.http.HttpClient.newHttpClient()) {
                var request = java.net.http.HttpRequest.newBuilder(base.resolve(path)).build();
                var answer =
                        client.send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                return answer.body();
            } catch (IOException failed) {
                throw new AssertionError(failed);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new AssertionError(stopped);
            }
        }
    }
}
