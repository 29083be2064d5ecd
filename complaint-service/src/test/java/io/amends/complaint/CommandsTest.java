package io.amends.complaint;

import static io.amends.complaint.RunningService.COMPLAINTS;
import static io.amends.complaint.RunningService.atAnyTime;
import static io.amends.complaint.RunningService.etag;
import static io.amends.complaint.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Agents' commands on complaints over HTTP.
@PlatformTest
class CommandsTest {
    private static RunningService service;
    private static RunningService.Client agent;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
        agent = service.agent();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void complaintLifecycleFromReceiptToClosing() {
        var reference = agent.filed(Samples.PLAIN);

        agent.commands(
                reference,
                "assign",
                "{\"owner\": \"kim\", \"team\": \"returns\"}",
                "acknowledge",
                "{}",
                "investigate",
                "{\"finding\": \"the valve\"}",
                "propose",
                "{\"remedies\": [\"refund\"], \"words\": \"Your money back?\","
                        + " \"amount\": {\"amount\": \"5\", \"currency\": \"EUR\"}}",
                "refuse",
                "{\"wanted\": \"a new one\"}",
                "propose",
                "{\"remedies\": [\"replacement\"], \"words\": \"A new one?\"}",
                "accept",
                "{}",
                "resolve",
                "{\"cause\": \"product\", \"liability\": \"ours\", \"words\": \"It came.\"}",
                "close",
                "{}");

        var closed = json(agent.read(reference));
        assertThat(closed.get("status").asString()).isEqualTo("closed");
        assertThat(closed.get("owner").asString()).isEqualTo("kim");
        assertThat(closed.get("team").asString()).isEqualTo("returns");
        assertThat(closed.get("resolution").get("number").asInt()).isEqualTo(1);
        assertThat(closed.get("resolution").get("remedies").get(0).asString())
                .isEqualTo("replacement");
        assertThat(closed.get("clocks").get(0).get("state").asString()).isEqualTo("met");
        assertThat(etag(agent.read(reference))).isEqualTo("\"v10\"");
    }

    @Test
    void commandNotAllowedInStatusIsRefusedWithPossibleCommands() {
        var reference = agent.filed(Samples.PLAIN);

        var answer = agent.command(reference, "close", "{}");

        assertThat(answer.statusCode()).isEqualTo(409);
        var problem = json(answer);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/does-not-fit");
        assertThat(problem.get("state").asString()).isEqualTo("received");
        assertThat(problem.get("possible").valueStream().map(it -> it.asString()))
                .containsExactly(
                        "acknowledge",
                        "resolve",
                        "reject",
                        "withdraw",
                        "assign",
                        "pass",
                        "restate",
                        "wait",
                        "promise",
                        "escalate",
                        "escalate-outside",
                        "correct",
                        "add-words",
                        "tag",
                        "recalculate",
                        "link",
                        "merge",
                        "note")
                .containsExactlyElementsOf(
                        json(agent.read(reference))
                                .get("possible")
                                .valueStream()
                                .map(it -> it.asString())
                                .toList());
    }

    @Test
    void ownersAndTeamsMustBeDistinguishableNames() {
        var reference = agent.filed(Samples.PLAIN);
        for (var name :
                List.of(
                        "",
                        " ",
                        " kim",
                        "kim ",
                        "k\\u0000im",
                        "ki\\u200bm",
                        "k\\nim",
                        "\\u202ekim")) {
            assertThat(
                            agent.command(reference, "assign", "{\"owner\": \"" + name + "\"}")
                                    .statusCode())
                    .as(name)
                    .isEqualTo(400);
            assertThat(
                            agent.command(
                                            reference,
                                            "assign",
                                            "{\"owner\": \"kim\", \"team\": \"" + name + "\"}")
                                    .statusCode())
                    .as(name)
                    .isEqualTo(400);
        }
        agent.commands(reference, "assign", "{\"owner\": \"Zoë 李\", \"team\": \"after sales\"}");
    }

    @Test
    void commandWithoutEffectReturnsUnchangedComplaint() {
        var reference = agent.filed(Samples.PLAIN);
        var first = agent.command(reference, "acknowledge", "{}");

        var second = agent.command(reference, "acknowledge", "{}");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(etag(second)).isEqualTo(etag(first)).isEqualTo("\"v2\"");
        assertThat(atAnyTime(json(second))).isEqualTo(atAnyTime(json(first)));
    }

    @Test
    void commandWithoutIfMatchIsRefused() {
        var reference = agent.filed(Samples.PLAIN);

        var answer = agent.post(COMPLAINTS + "/" + reference + "/acknowledge", "{}");

        assertThat(answer.statusCode()).isEqualTo(428);
        assertThat(json(agent.read(reference)).get("status").asString()).isEqualTo("received");
    }

    @Test
    void staleVersionIsReportedBeforeOtherErrors() {
        var reference = agent.filed(Samples.PLAIN);
        agent.commands(reference, "acknowledge", "{}");

        for (var body : new String[] {"{}", "{\"nonsense\": 1}", "no JSON", Samples.RESOLVE}) {
            var answer = agent.command(reference, "resolve", body, "\"v1\"");
            assertThat(answer.statusCode()).as(body).isEqualTo(412);
            assertThat(json(answer).get("current").get("status").asString())
                    .isEqualTo("acknowledged");
            assertThat(etag(answer)).isEqualTo("\"v2\"");
        }
    }

    @Test
    void ifMatchAcceptsSeveralVersionsOrAny() {
        var reference = agent.filed(Samples.PLAIN);

        assertThat(agent.command(reference, "acknowledge", "{}", "\"v7\", \"v1\"").statusCode())
                .isEqualTo(200);
        assertThat(agent.command(reference, "note", "{\"text\": \"x\"}", "*").statusCode())
                .isEqualTo(200);
        assertThat(
                        agent.command(reference, "note", "{\"text\": \"x\"}", "\"v8\", \"v9\"")
                                .statusCode())
                .isEqualTo(412);
        assertThat(agent.command(reference, "note", "{\"text\": \"x\"}", "v3").statusCode())
                .isEqualTo(400);
    }

    @Test
    void allInvalidFieldsOfCommandAreReportedAtOnce() {
        var reference = agent.filed(Samples.PLAIN);

        var answer =
                agent.command(
                        reference,
                        "resolve",
                        "{\"cause\": \"resolution_failed\", \"words\": \" \", \"why\": 1,"
                                + " \"remedies\": [\"hug\"],"
                                + " \"amount\": {\"amount\": \"-1\", \"currency\": \"EUR\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/cause", "/words", "/why", "/remedies/0", "/liability", "/amount/amount");
    }

    @Test
    void bodyIsOptionalForCommandsWithoutFields() {
        var reference = agent.filed(Samples.PLAIN);

        assertThat(agent.command(reference, "acknowledge", "").statusCode()).isEqualTo(200);
    }

    @Test
    void unknownCommandOrReferenceIsNotFound() {
        var reference = agent.filed(Samples.PLAIN);

        var unknown = agent.command(reference, "forget", "{}", "*");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(json(unknown).get("detail").asString()).contains("acknowledge");
        assertThat(agent.command("0000-0000", "acknowledge", "{}", "\"v1\"").statusCode())
                .isEqualTo(404);
        assertThat(agent.command("0000-0000", "acknowledge", "{}", "*").statusCode())
                .isEqualTo(404);
    }

    @Test
    void integrationCannotSendCommands() {
        var crm = service.as("crm", "integration");
        var reference = crm.filed(Samples.PLAIN);

        assertThat(crm.command(reference, "acknowledge", "{}").statusCode()).isEqualTo(403);
        assertThat(crm.get(COMPLAINTS + "/" + reference + "/history").statusCode()).isEqualTo(403);
    }

    @Test
    void reopenWithinWindowContinuesSameComplaint() {
        var reference = agent.filed(Samples.PLAIN);
        agent.commands(
                reference, "acknowledge", "{}", "investigate", "{}", "resolve", Samples.RESOLVE);

        var reopened = agent.command(reference, "reopen", "{\"reason\": \"It leaks again.\"}");

        assertThat(reopened.statusCode()).isEqualTo(200);
        assertThat(json(reopened).get("status").asString()).isEqualTo("reopened");
        assertThat(json(reopened).get("reopening").get("reason").asString())
                .isEqualTo("It leaks again.");
    }

    @Test
    void historyContainsEventTimeActorAndChannel() {
        var reference = service.as("crm", "integration").filed(Samples.PLAIN);
        agent.commands(reference, "acknowledge", "{}", "note", "{\"text\": \"called twice\"}");

        var items = json(agent.get(COMPLAINTS + "/" + reference + "/history")).get("items");

        assertThat(items.findValuesAsString("what"))
                .containsExactly(
                        "amends.complaint.opened.v1",
                        "amends.complaint.acknowledged.v1",
                        "amends.complaint.noted.v1");
        assertThat(items.findValuesAsString("sequence")).containsExactly("0.1", "0.2", "0.3");
        assertThat(items.findValuesAsString("by")).containsExactly("crm", "kim", "kim");
        assertThat(items.findValuesAsString("role"))
                .containsExactly("integration", "agent", "agent");
        assertThat(items.findValuesAsString("through")).containsOnly("rest");
        assertThat(items.get(0).get("details").get("description").asString())
                .isEqualTo("The kettle leaks.");
        assertThat(items.get(2).get("details").get("text").asString()).isEqualTo("called twice");
        assertThat(agent.get(COMPLAINTS + "/0000-0000/history").statusCode()).isEqualTo(404);
    }

    @Test
    void promiseIsMadeMovedAndKept() {
        var reference = agent.filed(Samples.PLAIN);
        var by = service.clock.instant().plusSeconds(3600);

        agent.commands(
                reference,
                "promise",
                String.format(Locale.ROOT, "{\"what\": \"a call back\", \"by\": \"%s\"}", by),
                "move-promise",
                String.format(
                        Locale.ROOT,
                        "{\"promise\": 1, \"by\": \"%s\", \"consent\": true}",
                        by.plusSeconds(60)),
                "keep-promise",
                "{\"promise\": 1}");

        var promise = json(agent.read(reference)).get("promises").get(0);
        assertThat(promise.get("state").asString()).isEqualTo("kept");
        assertThat(promise.get("by").asString()).isEqualTo(by.plusSeconds(60).toString());
        assertThat(agent.command(reference, "keep-promise", "{\"promise\": 2}").statusCode())
                .isEqualTo(400);
        assertThat(
                        agent.command(
                                        reference,
                                        "promise",
                                        "{\"what\": \"x\", \"by\": \"2020-01-01T00:00:00Z\"}")
                                .statusCode())
                .isEqualTo(400);
    }
}
