package io.amends.complaint;

import static io.amends.complaint.RunningService.COMPLAINTS;
import static io.amends.complaint.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.FollowupContract.Answered;
import io.amends.contracts.Sequence;
import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Events that the service publishes to and consumes from a real broker.
@PlatformTest
class EventsTest {
    private static RunningService service;
    private static RunningService.Client agent;
    private static TestBroker broker;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
        agent = service.agent();
        broker = new TestBroker(space);
    }

    @AfterAll
    static void stop() {
        broker.close();
        service.close();
    }

    @Test
    void eventsArePublishedOnceInOrderAndWithoutFreeText() {
        var reference = resolved("c-1");
        agent.commands(reference, "note", "{\"text\": \"the kettle again\"}", "close", "{}");

        var said = broker.awaitEvents(reference, 6);

        assertThat(said.stream().map(it -> TestBroker.header(it, "ce_type")))
                .containsExactly(
                        "amends.complaint.opened.v1",
                        "amends.complaint.acknowledged.v1",
                        "amends.complaint.investigated.v1",
                        "amends.complaint.resolved.v1",
                        "amends.complaint.noted.v1",
                        "amends.complaint.closed.v1");
        assertThat(
                        said.stream()
                                .map(it -> Sequence.parse(TestBroker.header(it, "ce_sequence")))
                                .map(Sequence::toString))
                .containsExactly("0.1", "0.2", "0.3", "0.4", "0.5", "0.6");
        assertThat(said)
                .allSatisfy(
                        it -> {
                            assertThat(TestBroker.header(it, "ce_source"))
                                    .isEqualTo("/complaint-service");
                            assertThat(new String(it.key(), StandardCharsets.UTF_8))
                                    .isEqualTo("c-1");
                            assertThat(new String(it.value(), StandardCharsets.UTF_8))
                                    .contains("\"reference\":\"" + reference + "\"")
                                    .doesNotContain("kettle", "on its way");
                        });
    }

    @Test
    void repeatedNotSolvedAnswerReopensComplaintOnce() {
        var reference = resolved("c-2");
        var answer = answer(reference, "c-2", 1, false);

        broker.publish(answer, 1);
        broker.publish(answer, 1);
        awaitStatus(reference, "reopened");
        broker.publish(answer(reference, "c-2", 1, true), 2);
        broker.publish(answer, 1);

        var complaint = json(agent.read(reference));
        assertThat(complaint.get("reopening").get("cause").asString())
                .isEqualTo("resolution_failed");
        assertThat(complaint.get("reopening").get("followup").asString()).isEqualTo("f-1");
        agent.commands(reference, "resolve", Samples.RESOLVE);
        assertThat(historyOf(reference))
                .containsExactly(
                        "opened",
                        "acknowledged",
                        "investigated",
                        "resolved",
                        "reopened",
                        "resolved");
        var line = json(agent.get(COMPLAINTS + "/" + reference + "/history")).get("items").get(4);
        assertThat(line.get("through").asString()).isEqualTo("event");
        assertThat(line.get("by").asString()).isEqualTo("followup-service");
    }

    @Test
    void notSolvedForOlderResolutionIsOnlyNoted() {
        var reference = resolved("c-3");
        agent.commands(reference, "reopen", "{\"reason\": \"no\"}", "resolve", Samples.RESOLVE);

        broker.publish(answer(reference, "c-3", 1, false), 1);

        Eventually.holds("the note", () -> historyOf(reference).contains("noted"));
        assertThat(json(agent.read(reference)).get("status").asString()).isEqualTo("resolved");
    }

    @Test
    void notSolvedAfterWindowCreatesOneNewComplaint() {
        var reference = resolved("c-4");
        service.clock.moveAhead(Duration.ofDays(31));
        var late = answer(reference, "c-4", 1, false);

        broker.publish(late, 1);
        broker.publish(late, 1);
        Eventually.holds("the link", () -> !json(agent.read(reference)).get("links").isEmpty());

        var begun = json(agent.get(COMPLAINTS + "?customerId=c-4&status=received")).get("items");
        assertThat(begun).hasSize(1);
        assertThat(begun.get(0).get("links").get(0).get("to").asString()).isEqualTo(reference);
        assertThat(json(agent.read(reference)).get("links").get(0).get("to"))
                .isEqualTo(begun.get(0).get("reference"));
        assertThat(json(agent.read(reference)).get("status").asString()).isEqualTo("closed");
    }

    @Test
    void deadLettersAreVisibleToOperatorsOnly() {
        var ops = service.as("ops", "operations").get("/api/v1/dead-letters");

        assertThat(ops.statusCode()).isEqualTo(200);
        assertThat(json(ops).get("items")).isEmpty();
        assertThat(agent.get("/api/v1/dead-letters").statusCode()).isEqualTo(403);
    }

    private static Answered answer(
            String reference, String customer, int resolution, boolean solved) {
        return new Answered(
                "f-1",
                reference,
                customer,
                service.clock.instant(),
                resolution,
                solved,
                null,
                null,
                null,
                null,
                null);
    }

    private static String resolved(String customer) {
        var reference = agent.filed(Samples.complaint(customer));
        agent.commands(
                reference, "acknowledge", "{}", "investigate", "{}", "resolve", Samples.RESOLVE);
        return reference;
    }

    private static void awaitStatus(String reference, String status) {
        Eventually.holds(
                status, () -> json(agent.read(reference)).get("status").asString().equals(status));
    }

    private static List<String> historyOf(String reference) {
        return json(agent.get(COMPLAINTS + "/" + reference + "/history"))
                .get("items")
                .findValuesAsString("what")
                .stream()
                .map(it -> it.replaceAll("amends\\.complaint\\.(.*)\\.v1", "$1"))
                .toList();
    }
}
