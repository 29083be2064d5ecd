package io.amends.complaint;

import static io.amends.complaint.RunningService.atAnyTime;
import static io.amends.complaint.RunningService.etag;
import static io.amends.complaint.RunningService.json;
import static io.amends.complaint.Samples.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Filing complaints over HTTP with a real store.
@PlatformTest
class IntakeTest {
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
    void newComplaintResponseContainsNextStepAndDueTime() {
        var before = Instant.now();
        var answer = service.as("crm", "integration").create(Samples.PLAIN);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var body = json(answer);
        var reference = body.get("reference").asString();
        assertThat(reference).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(answer.headers().firstValue("Location"))
                .contains("/api/v1/complaints/" + reference);
        assertThat(etag(answer)).isEqualTo("\"v1\"");
        assertThat(body.get("status").asString()).isEqualTo("received");
        assertThat(body.get("owner").asString()).isEqualTo("front-desk");
        assertThat(body.get("customerId").asString()).isEqualTo("c-1");
        assertThat(body.get("priority").get("value").asInt()).isEqualTo(2);
        assertThat(body.get("next").get("what").asString()).isEqualTo("acknowledge");
        var receivedAt = Instant.parse(body.get("receivedAt").asString());
        assertThat(receivedAt).isBetween(before.minusSeconds(1), Instant.now());
        assertThat(Instant.parse(body.get("answerDueAt").asString()))
                .isEqualTo(receivedAt.plus(Duration.ofDays(5)));
        assertThat(body.get("clocks").get(0).get("state").asString()).isEqualTo("running");
    }

    @Test
    void getReturnsAllFieldsOfTheRequest() {
        var answer =
                service.agent()
                        .create(
                                """
                                {"customer": {"id": "c-2", "name": "Eleni", "email": "eleni@example.org"},
                                 "type": "accident_or_safety", "description": "It caught fire.",
                                 "language": "en", "channel": "in_person",
                                 "product": {"name": "kettle", "batch": "B7"}, "place": "Athens",
                                 "severity": 4, "impact": 3, "urgency": 4,
                                 "loss": {"amount": "12.5", "currency": "EUR"},
                                 "remedySought": "a new kitchen", "externalId": "T-1",
                                 "occurredAt": "2026-01-02T03:04:05.123456Z"}
                                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        var body = json(answer);
        assertThat(body.get("loss").toString())
                .isEqualTo("{\"amount\":\"12.50\",\"currency\":\"EUR\"}");
        assertThat(body.get("product").get("batch").asString()).isEqualTo("B7");
        assertThat(body.get("occurredAt").asString()).isEqualTo("2026-01-02T03:04:05.123Z");
        assertThat(body.get("priority").get("value").asInt()).isEqualTo(4);
        assertThat(body.get("priority").get("because").get(0).get("term").asString())
                .isEqualTo("severity");
        assertThat(answer.body()).doesNotContain("eleni");
        var read = json(service.agent().read(body.get("reference").asString()));
        assertThat(atAnyTime(read)).isEqualTo(atAnyTime(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u200d\ufeff", "\u2060\u00ad", "\u3164", " \u200b "})
    void namesOfZeroWidthCharactersOnlyAreRefused(String invisible) {
        var answer =
                service.agent()
                        .create(
                                String.format(
                                        Locale.ROOT,
                                        """
                                        {"customer": {"id": "%1$s", "name": "%1$s"}, "type": "other",
                                         "description": "%1$s", "channel": "phone",
                                         "product": {"name": "%1$s", "batch": "%1$s"},
                                         "externalId": "%1$s"}
                                        """,
                                        invisible));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).get("errors").findValuesAsString("pointer"))
                .contains(
                        "/customer/id",
                        "/customer/name",
                        "/description",
                        "/product/name",
                        "/product/batch",
                        "/externalId");
    }

    @Test
    void allInvalidFieldsAreReportedAtOnce() {
        var answer =
                service.agent()
                        .create(
                                """
                                {"customer": {"id": "kim@example.org", "phon": "1"}, "type": "rude",
                                 "severity": 5, "channel": "phone", "colour": "red",
                                 "receivedAt": "2999-01-01T00:00:00Z",
                                 "loss": {"amount": "1.234", "currency": "EUR"},
                                 "language": "e"}
                                """);

        assertThat(answer.statusCode()).isEqualTo(400);
        var problem = json(answer);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/invalid-input");
        assertThat(problem.get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/customer/id",
                        "/customer/phon",
                        "/type",
                        "/severity",
                        "/colour",
                        "/description",
                        "/receivedAt",
                        "/loss/amount",
                        "/language");
    }

    @Test
    void importedComplaintArmsNoClocksByDefault() {
        var imported = json(service.agent().create(complaint("c-3", RECEIVED)));
        var armed = json(service.agent().create(complaint("c-3", RECEIVED, "\"armClocks\": true")));

        assertThat(imported.get("clocks")).isEmpty();
        assertThat(imported.get("next").get("by")).isNull();
        assertThat(imported.get("answerDueAt").asString()).isEqualTo("2025-02-06T10:00:00Z");
        assertThat(armed.get("clocks")).hasSize(1);
    }

    @Test
    void importedOutcomeIsAppliedImmediately() {
        var closed =
                json(
                        service.agent()
                                .create(
                                        complaint(
                                                "c-4",
                                                RECEIVED,
                                                "\"outcome\": {\"status\": \"closed\","
                                                        + " \"at\": \"2025-02-03T10:00:00Z\"}")));

        assertThat(closed.get("status").asString()).isEqualTo("closed");
        assertThat(closed.get("resolution").get("at").asString()).isEqualTo("2025-02-03T10:00:00Z");
        assertThat(closed.get("next")).isNull();
    }

    @Test
    void importedResolutionArmsNoTimerAndNamesNoNextStep(TestSpace space) {
        var resolved =
                json(
                        service.agent()
                                .create(
                                        complaint(
                                                "c-4",
                                                RECEIVED,
                                                "\"outcome\": {\"status\": \"resolved\","
                                                        + " \"at\": \"2025-02-03T10:00:00Z\"}")));

        assertThat(resolved.get("status").asString()).isEqualTo("resolved");
        assertThat(resolved.get("next")).isNull();
        var stored =
                service.bean(MongoClient.class)
                        .getDatabase(space.database())
                        .getCollection("complaints")
                        .find(new Document("_id", resolved.get("reference").asString()))
                        .first();
        assertThat(stored).doesNotContainKey("nextDue").containsKey("state");
    }

    @Test
    void outcomeBeforeReceiptOrWithoutReceiptIsRefused() {
        var early =
                service.agent()
                        .create(
                                complaint(
                                        "c-5",
                                        RECEIVED,
                                        "\"outcome\": {\"status\": \"closed\","
                                                + " \"at\": \"2025-01-03T10:00:00Z\"}"));
        var without =
                service.agent()
                        .create(
                                complaint(
                                        "c-5",
                                        "\"outcome\": {\"status\": \"closed\","
                                                + " \"at\": \"2025-01-03T10:00:00Z\"}"));

        assertThat(json(early).get("errors").findValuesAsString("pointer"))
                .containsExactly("/outcome/at");
        assertThat(json(without).get("errors").findValuesAsString("pointer"))
                .containsExactly("/receivedAt");
    }

    @Test
    void onlyIntegrationsAndAgentsCanFile() {
        assertThat(service.as("ops", "operations").create(Samples.PLAIN).statusCode())
                .isEqualTo(403);
        assertThat(service.as("sub", "subscriber").create(Samples.PLAIN).statusCode())
                .isEqualTo(403);
        assertThat(service.get(RunningService.COMPLAINTS).statusCode()).isEqualTo(401);
    }

    @Test
    void referenceIsReadInEverySpelling() {
        var reference = service.agent().filed(Samples.PLAIN);
        var typed = reference.toLowerCase(java.util.Locale.ROOT).replace("-", "");

        assertThat(json(service.agent().read(typed)).get("reference").asString())
                .isEqualTo(reference);
        assertThat(service.agent().read("7K2M-0000").statusCode()).isEqualTo(404);
    }

    @Test
    void integrationReadsOnlyItsOwnComplaints() {
        var reference = service.as("shop", "integration").filed(Samples.PLAIN);

        assertThat(service.as("shop", "integration").read(reference).statusCode()).isEqualTo(200);
        assertThat(service.as("other", "integration").read(reference).statusCode()).isEqualTo(404);
        assertThat(service.agent().read(reference).statusCode()).isEqualTo(200);
        assertThat(service.as("ops", "operations").read(reference).statusCode()).isEqualTo(403);
    }

    private static final String RECEIVED = "\"receivedAt\": \"2025-02-01T10:00:00Z\"";
}
