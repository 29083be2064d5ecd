package io.amends.followup;

import static io.amends.followup.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The HTTP API: accepted requests, refused ones and their problem documents.
@PlatformTest
class FollowupApiTest {
    private static final String SCHEDULED = "BBBB-0001~1";
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
        service.followUp("BBBB-0001");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void allInvalidFieldsOfAnswerAreReportedAtOnce() {
        var refused =
                service.command(
                        SCHEDULED,
                        "answered",
                        """
                        {"csat": 6, "ces": 0, "nps": 11, "stars": 5,
                         "rater": {"perceived": {"empathy": 8, "assurance": "good"},
                                   "expected": {"tangibles": 0}},
                         "index": {"overall": 0, "ideal": 11}, "words": "\\u0007"}""");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).get("type").asString()).isEqualTo("/problems/invalid-input");
        assertThat(pointers(refused))
                .containsExactlyInAnyOrder(
                        "/solved",
                        "/csat",
                        "/ces",
                        "/nps",
                        "/stars",
                        "/rater/perceived/empathy",
                        "/rater/perceived/assurance",
                        "/rater/expected/tangibles",
                        "/index/overall",
                        "/index/ideal",
                        "/words");
        assertThat(service.state(SCHEDULED)).isEqualTo("scheduled");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answered  | {\"solved\": true, \"rater\": {}}       | /rater/perceived",
                "answered  | {\"solved\": \"yes\"}                   | /solved",
                "answered  | {\"solved\": true, \"csat\": 4.5}       | /csat",
                "no-answer | {\"note\": 7}                           | /note",
                "snooze    | {}                                      | /until",
                "snooze    | {\"until\": \"tomorrow\"}               | /until",
                "snooze    | {\"until\": \"2020-01-01T00:00:00Z\"}   | /until",
                "snooze    | {\"until\": \"2999-01-01T00:00:00Z\"}   | /until",
                "snooze    | {\"until\": \"+999999999-01-01T00:00:00Z\"} | /until",
                "take      | {\"by\": \"somebody else\"}             | /by"
            })
    void namesTheWrongField(String command, String body, String pointer) {
        var refused = service.command(SCHEDULED, command, body);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(pointers(refused)).containsExactly(pointer);
    }

    @Test
    void commandWithoutIfMatchIsRefused() {
        var refused =
                service.send(
                        service.as("kim", "agent", "/followups/" + SCHEDULED + "/take")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{}")));

        assertThat(refused.statusCode()).isEqualTo(428);
    }

    @Test
    void staleVersionIsReportedWithCurrentStateBeforeOtherErrors() {
        var refused = service.command(SCHEDULED, "answered", "{\"csat\": 99}", "\"v999\"");

        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(json(refused).get("current").get("id").asString()).isEqualTo(SCHEDULED);
        assertThat(refused.headers().firstValue("ETag"))
                .isEqualTo(service.get("/followups/" + SCHEDULED).headers().firstValue("ETag"));
    }

    @Test
    void staleVersionCannotOverwriteNewerOne() {
        service.followUp("BBBB-0002");
        var seen = service.get("/followups/BBBB-0002~1").headers().firstValue("ETag").orElseThrow();

        var first = service.command("BBBB-0002~1", "take", "{}", seen);
        var second = service.command("BBBB-0002~1", "answered", "{\"solved\": true}", seen);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("ETag")).isNotEqualTo(seen);
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(json(second).get("current").get("takenBy").asString()).isEqualTo("kim");
    }

    @Test
    void takeBySecondAgentNamesHolderAndSupervisorTakesOver() {
        service.followUp("BBBB-0009");
        var id = "BBBB-0009~1";
        assertThat(service.command(id, "take", "{}").statusCode()).isEqualTo(200);
        assertThat(service.command(id, "take", "{}").statusCode()).isEqualTo(200);

        var second = as("lee", "agent", id, "take");
        var supervisor = as("sam", "supervisor", id, "take");

        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(json(second).get("takenBy").asString()).isEqualTo("kim");
        assertThat(json(second).get("detail").asString()).contains("taken on by kim");
        assertThat(words(second, "possible")).containsExactly("answered");
        assertThat(supervisor.statusCode()).isEqualTo(200);
        assertThat(json(supervisor).get("takenBy").asString()).isEqualTo("sam");
        assertThat(words(service.get("/followups/" + id), "possible")).containsExactly("answered");
    }

    private static HttpResponse<String> as(String name, String role, String id, String command) {
        return service.send(
                service.as(name, role, "/followups/" + id + "/" + command)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .POST(BodyPublishers.ofString("{}")));
    }

    @Test
    void concurrentAnswersOnSameVersionAcceptExactlyOne() {
        service.followUp("BBBB-0007");
        var seen = service.get("/followups/BBBB-0007~1").headers().firstValue("ETag").orElseThrow();

        var answers =
                IntStream.rangeClosed(0, 10)
                        .parallel()
                        .mapToObj(nps -> "{\"solved\": true, \"nps\": " + nps + "}")
                        .map(body -> service.command("BBBB-0007~1", "answered", body, seen))
                        .map(HttpResponse::statusCode)
                        .toList();

        assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
    }

    @Test
    void commandNotAllowedInStateIsRefusedWithPossibleCommands() {
        var early = service.command(SCHEDULED, "no-answer", "{}");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(words(early, "possible")).containsExactly("answered", "snooze", "take");
        assertThat(json(early).get("detail").asString()).contains("is not due before");

        service.followUp("BBBB-0003");
        service.command("BBBB-0003~1", "answered", "{\"solved\": true}");
        var late = service.command("BBBB-0003~1", "answered", "{\"solved\": false}");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(words(late, "possible")).isEmpty();
        assertThat(json(late).get("detail").asString()).contains("reopen the complaint");
    }

    @Test
    void commandWithoutEffectChangesNothing() {
        service.followUp("BBBB-0004");
        var answer = "{\"solved\": true, \"csat\": 5, \"words\": \"fine\"}";
        var first = service.command("BBBB-0004~1", "answered", answer);
        var again = service.command("BBBB-0004~1", "answered", answer);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
    }

    @Test
    void emptyBodyIsAcceptedForCommandsWithoutFields() {
        service.followUp("BBBB-0006");

        assertThat(service.command("BBBB-0006~1", "take", "").statusCode()).isEqualTo(200);
        var refused = service.command("BBBB-0006~1", "answered", "");
        assertThat(pointers(refused)).containsExactly("/solved");
    }

    @Test
    void snoozePostponesUntilGivenInstant() {
        service.followUp("BBBB-0005");
        var until = service.clock.instant().plus(Duration.ofDays(30));

        var body = String.format(Locale.ROOT, "{\"until\": \"%s\"}", until);
        var snoozed = service.command("BBBB-0005~1", "snooze", body);

        assertThat(json(snoozed).get("dueAt").asString()).isEqualTo(until.toString());
        assertThat(service.command("BBBB-0005~1", "snooze", body).headers().firstValue("ETag"))
                .isEqualTo(snoozed.headers().firstValue("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BBBB-0001~2", "BBBB-9999~1", "BBBB-0001", "x"})
    void unknownFollowupIsNotFound(String id) {
        assertThat(service.get("/followups/" + id).statusCode()).isEqualTo(404);
        assertThat(service.command(id, "take", "{}", "*").statusCode()).isEqualTo(404);
    }

    @Test
    void unknownCommandIsNotFound() {
        assertThat(service.command(SCHEDULED, "forget", "{}", "*").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "agent, 200", "supervisor, 200", "admin, 200",
        "integration, 403", "operations, 403", "subscriber, 403"
    })
    void accessRequiresAgentSupervisorOrAdmin(String role, int status) {
        var list = service.as("kim", role, "/followups");
        var one = service.as("kim", role, "/followups/" + SCHEDULED);
        var command =
                service.as("kim", role, "/followups/BBBB-0001~1/take")
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .POST(BodyPublishers.ofString("{}"));

        assertThat(List.of(list, one, command))
                .extracting(request -> service.send(request).statusCode())
                .containsOnly(status);
    }

    @Test
    void requestWithoutGatewayTokenIsUnauthorized() {
        assertThat(service.send(service.request("/api/v1/followups")).statusCode()).isEqualTo(401);
    }

    @Test
    void healthIsPublic() {
        var ready = service.send(service.request("/actuator/health/readiness"));

        assertThat(ready.statusCode()).isEqualTo(200);
    }

    @Test
    void openApiDescribesAllPaths() {
        var api = json(service.send(service.described()));

        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/api/v1/followups",
                        "/api/v1/followups/{id}",
                        "/api/v1/followups/{id}/answered",
                        "/api/v1/followups/{id}/no-answer",
                        "/api/v1/followups/{id}/snooze",
                        "/api/v1/followups/{id}/take");
        var schemas = api.get("components").get("schemas");
        assertThat(schemas.get("AnsweredInput").get("properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "solved", "csat", "ces", "nps", "rater", "index", "words");
        assertThat(schemas.get("Followup").get("properties").propertyNames())
                .contains("id", "complaint", "customerId", "kind", "dueAt", "state", "resolution");
    }

    private static List<String> pointers(HttpResponse<String> refused) {
        return json(refused)
                .get("errors")
                .valueStream()
                .map(error -> error.get("pointer").asString())
                .toList();
    }

    private static List<String> words(HttpResponse<String> answer, String member) {
        return json(answer).get(member).valueStream().map(word -> word.asString()).toList();
    }
}
