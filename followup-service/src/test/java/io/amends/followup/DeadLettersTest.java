package io.amends.followup;

import static io.amends.followup.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Operators' handling of events that could not be applied.
@PlatformTest
class DeadLettersTest {
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void unreadableEventBlocksOnlyItsComplaintUntilDiscarded() {
        var now = service.clock.instant();
        var life = ComplaintLife.opened("GGGG-0001", now).acknowledged(now).resolved(now);
        service.topics.publish(life, 1);
        service.topics.publishBroken(life, 2);
        service.topics.publish(life, 3);
        service.followUp("GGGG-0002");

        var letter = letterOf("GGGG-0001", 1);
        assertThat(letter.get("reason").asString()).isEqualTo("undecodable");
        assertThat(letter.get("aggregate").get("sequence").asString()).isEqualTo("0.2");
        assertThat(service.get("/followups/GGGG-0001~1").statusCode()).isEqualTo(404);
        var address = "/dead-letters/" + letter.get("id").asString();
        var retried = service.operate(address + "/retry", "{}");
        assertThat(json(retried).get("attempts").asInt()).isEqualTo(2);
        assertThat(json(retried).has("decision")).isFalse();

        assertThat(service.operate(address + "/discard", "{}").statusCode()).isEqualTo(400);
        var discarded = service.operate(address + "/discard", "{\"reason\": \"half written\"}");

        assertThat(json(discarded).get("decision").get("why").asString()).isEqualTo("half written");
        service.awaitFollowup("GGGG-0001~1");
        assertThat(service.operate(address + "/retry", "{}").statusCode()).isEqualTo(409);
        assertThat(service.operate("/dead-letters/AAAA/retry", "{}").statusCode()).isEqualTo(404);
    }

    @Test
    void agentsCannotAccessDeadLetters() {
        assertThat(service.get("/dead-letters").statusCode()).isEqualTo(403);
    }

    private static JsonNode letterOf(String reference, int waitingBehind) {
        return Eventually.await("the expected result")
                .until(
                        () -> letters(reference),
                        found ->
                                found.size() == 1
                                        && found.getFirst().get("waitingBehind").asInt()
                                                == waitingBehind)
                .getFirst();
    }

    private static List<JsonNode> letters(String reference) {
        var list = json(service.send(service.as("ops", "operations", "/dead-letters")));
        return list.get("items")
                .valueStream()
                .filter(letter -> letter.at("/aggregate/subject").asString().equals(reference))
                .toList();
    }
}
