package io.amends.complaint;

import static io.amends.complaint.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Effects of timers; the business clock is moved ahead.
@PlatformTest
class TimersTest {
    private RunningService service;

    @BeforeEach
    void start(TestSpace space) {
        service = new RunningService(space);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void reopenAfterWindowCreatesOneNewComplaintLinkedToTheOldOne() {
        var agent = service.agent();
        var old = agent.filed(Samples.PLAIN);
        agent.commands(old, "acknowledge", "{}", "investigate", "{}", "resolve", Samples.RESOLVE);
        service.clock.moveAhead(Duration.ofDays(31));
        awaitStatus(old, "closed");

        var begun = agent.command(old, "reopen", "{\"reason\": \"It leaks again.\"}");
        var again = agent.command(old, "reopen", "{\"reason\": \"It leaks again.\"}");

        assertThat(begun.statusCode()).isEqualTo(201);
        var reference = json(begun).get("reference").asString();
        assertThat(reference).isNotEqualTo(old);
        assertThat(begun.headers().firstValue("Location"))
                .contains("/api/v1/complaints/" + reference);
        assertThat(json(begun).get("status").asString()).isEqualTo("received");
        assertThat(json(begun).get("description").asString()).isEqualTo("It leaks again.");
        assertThat(json(begun).get("links").toString())
                .isEqualTo(
                        String.format(
                                Locale.ROOT, "[{\"kind\":\"continues\",\"to\":\"%s\"}]", old));
        assertThat(json(agent.read(old)).get("links").toString())
                .isEqualTo(
                        String.format(
                                Locale.ROOT,
                                "[{\"kind\":\"continued_by\",\"to\":\"%s\"}]",
                                reference));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("reference").asString()).isEqualTo(reference);
    }

    @Test
    void resolvedComplaintClosesAtEndOfWindowAlsoAfterDowntime() {
        var agent = service.agent();
        var reference = agent.filed(Samples.PLAIN);
        agent.commands(
                reference, "acknowledge", "{}", "investigate", "{}", "resolve", Samples.RESOLVE);
        var end = json(agent.read(reference)).get("next").get("by").asString();
        service.clock.moveAhead(Duration.ofDays(99));

        awaitStatus(reference, "closed");

        var closed = json(agent.read(reference));
        assertThat(closed.get("next")).isNull();
        assertThat(closed.get("possible").toString())
                .startsWith("[\"reopen\",")
                .endsWith(",\"note\"]");
        var history =
                json(agent.get(RunningService.COMPLAINTS + "/" + reference + "/history"))
                        .get("items");
        var last = history.get(history.size() - 1);
        assertThat(last.get("what").asString()).isEqualTo("amends.complaint.closed.v1");
        assertThat(last.get("at").asString()).isEqualTo(end);
        assertThat(last.get("through").asString()).isEqualTo("clock");
    }

    private void awaitStatus(String reference, String status) {
        Eventually.holds(
                status,
                () ->
                        json(service.agent().read(reference))
                                .get("status")
                                .asString()
                                .equals(status));
    }

    @Test
    void promiseBreaksAutomaticallyAtItsDueInstant() {
        var agent = service.agent();
        var reference = agent.filed(Samples.PLAIN);
        var by = service.clock.instant().plusSeconds(3600);
        agent.commands(
                reference,
                "promise",
                String.format(Locale.ROOT, "{\"what\": \"news\", \"by\": \"%s\"}", by));
        service.clock.moveAhead(Duration.ofDays(2));

        Eventually.holds(
                "the clock",
                () ->
                        json(agent.read(reference))
                                .get("promises")
                                .get(0)
                                .get("state")
                                .asString()
                                .equals("broken"));
        var broken =
                json(agent.get(RunningService.COMPLAINTS + "/" + reference + "/history"))
                        .get("items")
                        .get(2);
        assertThat(broken.get("what").asString()).isEqualTo("amends.complaint.promise-broken.v1");
        assertThat(broken.get("at").asString()).isEqualTo(by.toString());
        assertThat(broken.get("through").asString()).isEqualTo("clock");
    }
}
