package io.amends.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// One complaint from the REST call to the loyalty score, as seen by an integration, an agent and a
/// plain Kafka consumer.
class JourneyTest {
    private static final Map<String, Object> COMPLAINT =
            Map.of(
                    "type", "price_or_billing",
                    "description", "Charged twice for the same month.",
                    "channel", "phone",
                    "severity", 3);
    private static final Map<String, Object> RESOLUTION =
            Map.of(
                    "cause", "process",
                    "liability", "ours",
                    "words", "The second charge is paid back today.",
                    "remedies", List.of("apology", "refund"),
                    "amount", Map.of("amount", "19.90", "currency", "EUR"));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Client integration = new Client(java.net.URI.create("http://unset"), "");
    private Client agent = integration;

    /// On a host that formats with other digits and on one with another lower case of `I`: nothing
    /// that a machine reads may depend on the locale. `OpenApiTest` runs with a Persian locale,
    /// `OutageTest` with a Bengali one.
    @ParameterizedTest
    @CsvSource({"ALL_IN_ONE, ar-EG", "SEPARATE, tr-TR"})
    void resolvedComplaintIsSurveyedAndChangesScore(Platform.Mode mode, String host)
            throws IOException {
        try (var platform =
                Platform.start(
                        folder.resolve("data"),
                        mode,
                        Locale.forLanguageTag(host),
                        "amends.followup.callback-after=PT2S")) {
            integration = platform.client("integration", "call-center");
            agent = platform.client("agent", "maria");
            solved(platform);
            notSolved(platform);
            policyIsChecked(platform);
        }
    }

    private void policyIsChecked(Platform platform) throws IOException {
        var clocks = folder.resolve("clocks.yaml");
        Files.writeString(clocks, "packs:\n  plain: {clocks: []}\nchoose: [{pack: none}]\n");

        var refused = platform.amends("policy", "apply", clocks.toString());

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out())
                .contains(clocks + ":2:19 /packs/plain/clocks needs at least one clock")
                .contains(clocks + ":3:17 /choose/0/pack");
        var got = platform.amends("policy", "get", "clocks");
        Files.writeString(
                clocks, got.out().replace("answer, pausedBy", "answer, within: P9D, pausedBy"));
        var applied = platform.amends("policy", "apply", clocks.toString());
        assertThat(applied.out()).contains("Version 2 of clocks is in force.");
        assertThat(platform.amends("policy", "list").out())
                .containsPattern("clocks +2 +\\S+ +\\S+ +differs");
        assertThat(platform.amends("policy", "recalculate").out())
                .contains("open complaints are counted again.");
        Eventually.holds(
                "a complaint under the policy",
                () -> {
                    var opened = agent.get("/complaints/" + post("zoe", Trace.begin())).body();
                    return Instant.parse(opened.path("answerDueAt").asString())
                            .equals(
                                    Instant.parse(opened.path("receivedAt").asString())
                                            .plus(Duration.ofDays(9)));
                });
    }

    private void solved(Platform platform) {
        var opening = Trace.begin();
        var reference = post("anna", opening);
        var opened = scoreOf("anna", score -> true);
        resolve(reference);
        // The customer was helped at once: retention is more likely than while it was open.
        var resolved = scoreOf("anna", score -> loyalty(score) > loyalty(opened) + 0.001);

        var followup = dueFollowupOf(reference);
        var answering = Trace.begin();
        agent.command(
                        "/followups/" + followup,
                        "answered",
                        Map.of("solved", true, "csat", 5),
                        answering.header())
                .expect(200);
        var afterAnswer =
                scoreOf("anna", score -> satisfaction(score) > satisfaction(resolved) + 0.1);

        assertThat(loyalty(afterAnswer)).isGreaterThan(loyalty(opened));
        assertThat(sum(afterAnswer.path("satisfaction").path("because")))
                .isCloseTo(satisfaction(afterAnswer), org.assertj.core.data.Offset.offset(.0051));
        assertThat(
                        agent.get("/complaints/" + reference)
                                .expect(200)
                                .body()
                                .path("status")
                                .asString())
                .isEqualTo("resolved");
        theSolvedOneIsReadableOnKafka(platform, reference, opening, answering);
    }

    private void theSolvedOneIsReadableOnKafka(
            Platform platform, String reference, Trace opening, Trace answering) {
        var events =
                Eventually.present(
                        "the answer's score on Kafka",
                        () -> {
                            var seen = ReceivedEvent.all(platform.bootstrapServers());
                            boolean there =
                                    seen.stream()
                                            .anyMatch(
                                                    one ->
                                                            one.type()
                                                                            .equals(
                                                                                    "amends.customer.scored.v1")
                                                                    && one.trace()
                                                                            .equals(
                                                                                    answering
                                                                                            .id()));
                            return there ? Optional.of(seen) : Optional.empty();
                        });
        assertThat(typesOf(events, "amends.complaints", reference))
                .containsExactly(
                        "amends.complaint.opened.v1",
                        "amends.complaint.acknowledged.v1",
                        "amends.complaint.assigned.v1",
                        "amends.complaint.investigated.v1",
                        "amends.complaint.resolved.v1");
        assertThat(typesOf(events, "amends.followups", reference))
                .containsExactly(
                        "amends.followup.scheduled.v1",
                        "amends.followup.due.v1",
                        "amends.followup.answered.v1");
        logsTellIt(reference, opening, answering);
        assertThat(events)
                .allSatisfy(
                        one -> {
                            assertThat(one.key())
                                    .as("keyed by the customer")
                                    .isEqualTo(one.header("partitionkey"));
                            assertThat(one.data().toString())
                                    .as("no words, no person")
                                    .doesNotContain("Charged", "Anna", "paid back");
                        });
        // One trace from the request to the score: of the posted complaint, and of the survey
        // answer.
        for (var trace : List.of(opening, answering)) {
            assertThat(events)
                    .filteredOn(one -> one.trace().equals(trace.id()))
                    .extracting(ReceivedEvent::type)
                    .contains("amends.customer.scored.v1");
        }
        assertThat(events)
                .filteredOn(one -> one.trace().equals(opening.id()))
                .extracting(ReceivedEvent::type)
                .contains("amends.complaint.opened.v1");
        assertThat(events)
                .filteredOn(one -> one.trace().equals(answering.id()))
                .extracting(ReceivedEvent::type)
                .contains("amends.followup.answered.v1");
    }

    private void logsTellIt(String reference, Trace opening, Trace answering) {
        var first = new LogLines.Line("amends.complaint.opened.v1", opening.id());
        var last = new LogLines.Line("amends.followup.answered.v1", answering.id());
        // Log lines pass through the launcher, so they arrive independently.
        var lines =
                Eventually.present(
                        "the log tells of all of it",
                        () ->
                                Optional.of(LogLines.of(folder.resolve("data")))
                                        .filter(
                                                it ->
                                                        it.about(reference)
                                                                .containsAll(
                                                                        List.of(first, last))));

        assertThat(lines.about(reference))
                .extracting(LogLines.Line::event)
                .contains("amends.complaint.resolved.v1", "amends.followup.scheduled.v1");
        assertThat(lines.text())
                .as("no words, no person")
                .doesNotContain("Charged", "Anna", "paid back");
    }

    private void notSolved(Platform platform) {
        var reference = post("bert", Trace.begin());
        var opened = scoreOf("bert", score -> true);
        resolve(reference);
        var followup = dueFollowupOf(reference);
        // The resolution has taken effect: later changes of the score come from the answer.
        var before = scoreOf("bert", score -> loyalty(score) > loyalty(opened) + 0.001);
        agent.command("/followups/" + followup, "answered", Map.of("solved", false, "csat", 1))
                .expect(200);

        Eventually.holds(
                "the complaint is open again",
                () ->
                        agent.get("/complaints/" + reference)
                                .expect(200)
                                .body()
                                .path("status")
                                .asString()
                                .equals("reopened"));
        var after = scoreOf("bert", score -> satisfaction(score) < satisfaction(before) - 0.1);
        assertThat(loyalty(after)).isLessThan(loyalty(before));
        var reopened =
                Eventually.present(
                        "the reopening on Kafka",
                        () ->
                                ReceivedEvent.all(platform.bootstrapServers()).stream()
                                        .filter(
                                                one ->
                                                        one.type()
                                                                        .equals(
                                                                                "amends.complaint.reopened.v1")
                                                                && one.subject().equals(reference))
                                        .findFirst());
        assertThat(reopened.data().path("cause").asString()).isEqualTo("resolution_failed");
        assertThat(reopened.data().path("followup").asString()).isEqualTo(followup);
    }

    private String post(String customer, Trace trace) {
        var body = new java.util.HashMap<>(COMPLAINT);
        body.put("customer", Map.of("id", customer, "name", "Anna Bert"));
        var answer = integration.create("/complaints", body, trace.header()).expect(201);
        var reference = answer.body().path("reference").asString();
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(
                        location ->
                                assertThat(location).endsWith("/api/v1/complaints/" + reference));
        assertThat(answer.body().path("status").asString()).isEqualTo("received");
        return reference;
    }

    private void resolve(String reference) {
        var path = "/complaints/" + reference;
        agent.command(path, "acknowledge", Map.of()).expect(200);
        var owned = agent.command(path, "assign", Map.of("owner", "maria")).expect(200);
        assertThat(owned.body().path("owner").asString()).isEqualTo("maria");
        agent.command(path, "investigate", Map.of()).expect(200);
        var resolved = agent.command(path, "resolve", RESOLUTION).expect(200);
        assertThat(resolved.body().path("status").asString()).isEqualTo("resolved");
    }

    private String dueFollowupOf(String reference) {
        return Eventually.present(
                "a follow-up of " + reference + " is due",
                () -> {
                    var items =
                            agent.get("/followups?state=due&complaint=" + reference)
                                    .expect(200)
                                    .body()
                                    .path("items");
                    return items.isEmpty()
                            ? Optional.empty()
                            : Optional.of(items.get(0).path("id").asString());
                });
    }

    private JsonNode scoreOf(String customer, java.util.function.Predicate<JsonNode> expected) {
        return Eventually.present(
                "the expected score of " + customer,
                () -> {
                    var answer = agent.get("/customers/" + customer + "/score");
                    return answer.status() == 200 && expected.test(answer.body())
                            ? Optional.of(answer.body())
                            : Optional.empty();
                });
    }

    private static double satisfaction(JsonNode score) {
        return score.path("satisfaction").path("value").asDouble();
    }

    private static double loyalty(JsonNode score) {
        return score.path("loyalty").path("value").asDouble();
    }

    private static double sum(JsonNode because) {
        double sum = 0;
        for (var term : because) {
            sum += term.path("contribution").asDouble();
        }
        return sum;
    }

    /// The types of a subject's events in their order; also checks that their numbers are
    /// contiguous from 1.
    private static List<String> typesOf(List<ReceivedEvent> events, String topic, String subject) {
        var own =
                events.stream()
                        .filter(one -> one.topic().equals(topic) && one.subject().equals(subject))
                        .toList();
        assertThat(own)
                .extracting(ReceivedEvent::seq)
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(1, own.size()).boxed().toList());
        return own.stream().map(ReceivedEvent::type).toList();
    }
}
