package io.amends.eventing.consuming;

import static io.amends.eventing.consuming.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Topic;
import io.amends.eventing.deadletter.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A malformed event stalls no consumer: it becomes a dead letter with a reason, and all other
/// events are applied.
class PoisonEventsTest {
    private static final String NOTED = "amends.complaint.noted.v1";
    private static final String GOOD =
            """
            {"reference": "7K2M-94QX", "customerId": "c-1", "at": "2026-11-23T09:00:00Z"}""";
    private static final int CUSTOMERS = 24;

    private TestService.TestSettings settings;
    private TestService service;
    private RawRecords raw;

    @BeforeEach
    void start() {
        settings = TestService.TestSettings.shared("poison");
        service = new TestService(settings);
        raw = new RawRecords(settings);
    }

    @AfterEach
    void stop() {
        raw.close();
        service.close();
    }

    @Test
    void malformedDataBecomesDeadLettersWithReasonsAndNoPartitionStalls() {
        var poison = malformedData();
        var number = 0;
        for (var value : poison.keySet()) {
            raw.send(
                    Topic.COMPLAINTS,
                    "c-" + number % CUSTOMERS,
                    headers("p-" + number),
                    value.getBytes(StandardCharsets.ISO_8859_1));
            raw.noted("t-" + number, "c-" + number % CUSTOMERS, "0.1");
            number++;
        }

        service.messaging.start();

        everyTicketIsNoted(poison.size());
        eventually(() -> assertThat(letters()).hasSize(poison.size()));
        var details = new HashMap<String, String>();
        letters().forEach(each -> details.put(each.subject(), each.detail()));
        var index = 0;
        for (var expected : poison.values()) {
            assertThat(details.get("p-" + index++)).contains(expected);
        }
        assertThat(letters()).allMatch(each -> each.reason() == FailureReason.UNDECODABLE);
        restartChangesNothing(poison.size());
    }

    /// Malformed data, as Latin 1, and the expected detail of the dead letter.
    private static Map<String, String> malformedData() {
        var values = new LinkedHashMap<String, String>();
        values.put("{}", "reference");
        values.put("", "no data");
        values.put("null", "no data");
        values.put("[]", "object");
        values.put("7", "object");
        values.put("{\"reference\": [", "Exception");
        values.put(GOOD + "x", "Exception");
        values.put(GOOD.replace("\"at\"", "\"when\""), "at");
        values.put(GOOD.replace("\"2026-11-23T09:00:00Z\"", "1748995200"), "at");
        values.put(GOOD.replace("\"2026-11-23T09:00:00Z\"", "null"), "at");
        values.put(GOOD.replace("2026-11-23T09:00:00Z", "+9999999-01-01T00:00:00Z"), "at");
        values.put(GOOD.replace("2026-11-23T09:00:00Z", "-0001-01-01T00:00:00Z"), "at");
        values.put(GOOD.replace("2026-11-23T09:00:00Z", "2026-11-23"), "at");
        values.put(GOOD.replace("2026-11-23T09:00:00Z", "tomorrow"), "at");
        values.put(GOOD.replace("\"c-1\"", "\"\""), "customerId");
        values.put(GOOD.replace("\"c-1\"", "12"), "customerId");
        values.put(GOOD.replace("\"c-1\"", "{}"), "customerId");
        values.put(GOOD.replace("\"c-1\"", "\"a b\""), "customerId");
        values.put(GOOD.replace("c-1", "c\\u0000"), "NUL");
        values.put(GOOD.replace("c-1", "c\\ud800"), "surrogate");
        values.put(GOOD.replace("}", ", \"more\": \"\\ud800\"}"), "surrogate");
        values.put(GOOD.replace("}", ", \"more\": {\"\\u0000\": [\"x\"]}}"), "NUL");
        values.put(GOOD.replace("}", ", \"at\": \"2026-11-23T09:00:00Z\"}"), "Exception");
        values.put(GOOD.replace("}", ", \"more\": \"\u00c0\u0080\"}"), "UTF-8");
        values.put(GOOD.replace("}", ", \"more\": \"\u00ed\u00a0\u0080\"}"), "UTF-8");
        values.put(GOOD.replace("}", ", \"more\": \"" + "x".repeat(900_000) + "\"}"), "bytes");
        values.put("{\"more\":".repeat(600) + "1" + "}".repeat(600), "Exception");
        return values;
    }

    @Test
    void malformedEnvelopesBecomeDeadLettersAndNoPartitionStalls() {
        var envelopes = new LinkedHashMap<UnaryOperator<Map<String, String>>, String>();
        envelopes.put(without("ce_specversion"), "ce_specversion");
        envelopes.put(with("ce_specversion", "0.3"), "ce_specversion");
        envelopes.put(with("ce_specversion", "1.0.2"), "ce_specversion");
        envelopes.put(without("ce_id"), "ce_id");
        envelopes.put(with("ce_id", " "), "ce_id");
        envelopes.put(without("ce_type"), "ce_type");
        envelopes.put(with("ce_type", "x\ny"), "type");
        envelopes.put(with("ce_type", "amends.followup.due.v1"), "travels on");
        envelopes.put(with("ce_time", "yesterday"), "ce_time");
        envelopes.put(with("ce_time", "+9999999-01-01T00:00:00Z"), "ce_time");
        envelopes.put(with("content-type", "application/xml"), "content type");
        envelopes.put(without("ce_subject"), "ce_subject");
        envelopes.put(with("ce_subject", ""), "ce_subject");
        envelopes.put(with("ce_subject", "a\u0000b"), "ce_subject");
        envelopes.put(with("ce_subject", "x".repeat(5_000)), "ce_subject");
        envelopes.put(without("ce_source"), "ce_source");
        envelopes.put(with("ce_partitionkey", "a\u0000b"), "key");
        envelopes.put(without("ce_sequence"), "sequence");
        for (var odd :
                List.of(
                        "1",
                        "0",
                        "0.0",
                        "-1.1",
                        "+0.+1",
                        "0.1.2",
                        "0.99999999999999999999",
                        "99999999999.1",
                        "zero.one",
                        "\u0660.\u0661",
                        " 0.1")) {
            envelopes.put(with("ce_sequence", odd), "sequence");
        }
        var number = 0;
        for (var change : envelopes.keySet()) {
            var headers = change.apply(new HashMap<>(headers("p-" + number)));
            raw.send(Topic.COMPLAINTS, "c-" + number % CUSTOMERS, headers, GOOD.getBytes(UTF_8));
            raw.noted("t-" + number, "c-" + number % CUSTOMERS, "0.1");
            number++;
        }
        var notUtf8 = new HashMap<String, byte[]>();
        headers("p-x").forEach((name, value) -> notUtf8.put(name, value.getBytes(UTF_8)));
        notUtf8.put("ce_subject", new byte[] {(byte) 0xff, 0x61});
        raw.send("c-1", notUtf8, GOOD);

        service.messaging.start();

        everyTicketIsNoted(envelopes.size());
        eventually(() -> assertThat(letters()).hasSize(envelopes.size() + 1));
        var details = new ArrayList<>(letters().stream().map(DeadLetter::detail).toList());
        envelopes
                .values()
                .forEach(
                        expected ->
                                assertThat(details)
                                        .as("a dead letter that says %s", expected)
                                        .anyMatch(each -> each.contains(expected)));
        restartChangesNothing(envelopes.size() + 1);
    }

    @Test
    void ancientAndFutureTimesOfEventsDoNotStopTheMetrics() {
        for (var time :
                List.of(
                        "0000-01-01T00:00:00Z",
                        "9999-12-31T23:59:59.999999999Z",
                        "2026-01-01T00:00:00+14:00")) {
            var headers = new HashMap<>(headers("t-" + time.substring(0, 4)));
            headers.put("ce_time", time);
            raw.send(Topic.COMPLAINTS, "c-1", headers, GOOD.getBytes(UTF_8));
        }

        service.messaging.start();

        eventually(() -> assertThat(service.lines("c-1", "t-0000")).hasSize(1));
        eventually(() -> assertThat(service.lines("c-1", "t-9999")).hasSize(1));
        eventually(() -> assertThat(service.lines("c-1", "t-2026")).hasSize(1));
        assertThat(letters()).isEmpty();
    }

    @Test
    void structuredModeIsReadLikeBinaryMode() {
        structured("t-1", "application/cloudevents+json; charset=UTF-8", "\"data\": " + GOOD);
        structured(
                "t-2",
                "application/cloudevents+json",
                "\"data_base64\": \""
                        + Base64.getEncoder().encodeToString(GOOD.getBytes(UTF_8))
                        + "\"");
        structured("p-1", "application/cloudevents+json", "\"data\": {}");
        structured(
                "p-2",
                "application/cloudevents+json",
                "\"data\": " + GOOD + ", \"data_base64\": \"e30=\"");
        structured("p-3", "application/cloudevents+json", "\"data_base64\": \"???\"");
        structured("p-4", "application/cloudevents-batch+json", "\"data\": " + GOOD);
        structured("p-5", "application/cloudevents+avro", "\"data\": " + GOOD);
        structured("p-6", "application/cloudevents+json", "\"more\": 1");
        raw.send(
                Topic.COMPLAINTS,
                "c-1",
                Map.of("content-type", "application/cloudevents+json"),
                "[1".getBytes(UTF_8));

        service.messaging.start();

        eventually(() -> assertThat(service.lines("c-1", "t-1")).hasSize(1));
        eventually(() -> assertThat(service.lines("c-1", "t-2")).hasSize(1));
        eventually(() -> assertThat(letters()).hasSize(7));
        assertThat(letters()).allMatch(each -> each.reason() == FailureReason.UNDECODABLE);
    }

    private void structured(String ticket, String contentType, String data) {
        var event =
                String.format(
                        Locale.ROOT,
                        """
                {"specversion": "1.0", "id": "%s", "source": "/ticket-service", "type": "%s", "subject": "%s",
                 "sequence": "0.1", "partitionkey": "c-1", "time": "2026-11-23T09:00:00Z", %s}""",
                        ticket,
                        NOTED,
                        ticket,
                        data);
        raw.send(
                Topic.COMPLAINTS,
                "c-1",
                Map.of("content-type", contentType),
                event.getBytes(UTF_8));
    }

    @Test
    void failureInBatchIsIsolatedToItsEvent() {
        var methods = List.of("validate", "forBatch", "conclude", "beforeWrite");
        var number = 0;
        for (var method : methods) {
            service.writing.failing.put("p-" + number + "#0.2", method);
            raw.noted("p-" + number, "c-" + number, "0.1");
            raw.noted("p-" + number, "c-" + number, "0.2");
            raw.noted("p-" + number, "c-" + number, "0.3");
            number++;
        }
        for (var ticket = 0; ticket < 100; ticket++) {
            raw.noted("t-" + ticket, "c-" + ticket % CUSTOMERS, "0.1");
        }

        service.messaging.start();

        everyTicketIsNoted(100);
        eventually(() -> assertThat(letters()).hasSize(methods.size()));
        for (var poison = 0; poison < methods.size(); poison++) {
            assertThat(service.lines("c-" + poison, "p-" + poison))
                    .containsExactly("p-" + poison + "#0.1");
        }
        eventually(() -> assertThat(letters()).allMatch(each -> each.waitingBehind() == 1));
        restartChangesNothing(methods.size());
    }

    @Test
    void skippedRecordBecomesDeadLetterAndLaterRecordsAreConsumed() {
        service.writing.blocking = "t-1#0.1";
        raw.noted("t-1", "c-1", "0.1");
        raw.noted("t-2", "c-1", "0.1");
        service.messaging.start();
        var stuck = new ArrayList<ConsumerState.PartitionState>();
        eventually(
                () -> {
                    service.monitor.measure();
                    var state = service.monitor.states().getFirst();
                    assertThat(state.lag()).isEqualTo(2);
                    assertThat(state.stalled()).isPositive();
                    assertThat(state.failures()).isGreaterThan(1);
                    assertThat(service.meters.get("amends.consumer.failures").gauge().value())
                            .isGreaterThan(1);
                    stuck.addAll(state.partitions());
                });
        var where = stuck.getFirst();

        var skipped =
                service.skipper.skip(
                        "diaries",
                        "amends.complaints",
                        where.partition(),
                        where.next(),
                        "it hangs",
                        "operations/lee");

        assertThat(skipped).isEqualTo(1);
        eventually(() -> assertThat(service.lines("c-1", "t-2")).hasSize(1));
        assertThat(letters())
                .singleElement()
                .satisfies(
                        letter -> {
                            assertThat(letter.reason()).isEqualTo(FailureReason.SKIPPED);
                            assertThat(letter.detail())
                                    .contains("operations/lee")
                                    .contains("it hangs");
                        });
        service.writing.blocking = "";
        assertThat(service.monitor.states().getFirst().failures()).isZero();
        service.deadLetters.retry(letters().getFirst().id(), "operations/lee");
        assertThat(service.lines("c-1", "t-1")).hasSize(1);
        eventually(
                () -> {
                    service.monitor.measure();
                    assertThat(service.monitor.states().getFirst().lag()).isZero();
                });
    }

    @Test
    void deadLetterCountersExistBeforeFirstDeadLetter() {
        assertThat(service.meters.find("amends.consumer.dead.letters").counters())
                .hasSize(FailureReason.values().length)
                .allMatch(counter -> counter.count() == 0);
    }

    /// A restart of the process adds no dead letters.
    private void restartChangesNothing(int letters) {
        service.close();
        service = new TestService(settings).started();
        raw.noted("t-after", "c-after", "0.1");
        eventually(() -> assertThat(service.lines("c-after", "t-after")).hasSize(1));
        eventually(
                () -> {
                    service.monitor.measure();
                    assertThat(service.monitor.states().getFirst().lag()).isZero();
                });
        assertThat(letters()).hasSize(letters).allMatch(each -> each.attempts() == 1);
        assertThat(service.counted("amends.consumer.dead.letters")).isZero();
    }

    private void everyTicketIsNoted(int count) {
        eventually(
                () -> {
                    for (var ticket = 0; ticket < count; ticket++) {
                        assertThat(service.lines("c-" + ticket % CUSTOMERS, "t-" + ticket))
                                .hasSize(1);
                    }
                });
    }

    private List<DeadLetter> letters() {
        return service.deadLetters.open(200);
    }

    private static UnaryOperator<Map<String, String>> without(String name) {
        return headers -> {
            headers.remove(name);
            return headers;
        };
    }

    private static UnaryOperator<Map<String, String>> with(String name, String value) {
        return headers -> {
            headers.put(name, value);
            return headers;
        };
    }

    private static Map<String, String> headers(String subject) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                subject + "/0.1",
                "ce_source",
                "/ticket-service",
                "ce_type",
                NOTED,
                "ce_subject",
                subject,
                "ce_sequence",
                "0.1");
    }
}
