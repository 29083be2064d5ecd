package io.amends.complaint;

import static io.amends.complaint.RunningService.COMPLAINTS;
import static io.amends.complaint.RunningService.etag;
import static io.amends.complaint.RunningService.json;
import static io.amends.complaint.Samples.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A complaint that is sent twice is stored once.
@PlatformTest
class IdempotencyTest {
    private static RunningService service;
    private static RunningService.Client crm;
    private static RunningService.Client shop;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
        crm = service.as("crm", "integration");
        shop = service.as("shop", "integration");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void repeatedRequestGetsFirstResponseDespiteLaterChanges() {
        var first = under(crm, "again", Samples.PLAIN);
        var reference = json(first).get("reference").asString();
        service.agent().commands(reference, "acknowledge", "{}", "assign", "{\"owner\": \"lee\"}");

        var second = under(crm, "again", Samples.PLAIN.replace(" ", "").replace("\n", ""));

        // Without blanks the description differs, so it is another body.
        assertThat(second.statusCode()).isEqualTo(422);
        var third = under(crm, "again", "\n" + Samples.PLAIN);
        assertThat(third.statusCode()).isEqualTo(201);
        assertThat(third.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(json(third)).isEqualTo(json(first));
        assertThat(etag(third)).isEqualTo(etag(first)).isEqualTo("\"v1\"");
        assertThat(third.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void importedOutcomeIsReplayedWithItsOutcome() {
        var ended =
                complaint(
                        "c-1",
                        "\"receivedAt\": \"2025-02-01T10:00:00Z\"",
                        "\"outcome\": {\"status\": \"closed\", \"at\": \"2025-02-03T10:00:00Z\"}");
        var first = under(crm, "ended", ended);
        var reference = json(first).get("reference").asString();
        service.agent().commands(reference, "note", "{\"text\": \"seen\"}");

        var again = under(crm, "ended", ended);

        assertThat(json(again)).isEqualTo(json(first));
        assertThat(json(again).get("status").asString()).isEqualTo("closed");
        assertThat(etag(again)).isEqualTo(etag(first));
    }

    @Test
    void sameKeyWithOtherBodyIsRefusedAndNamesComplaint() {
        var first = json(under(crm, "other", complaint("c-1")));
        var other = under(crm, "other", complaint("c-2"));

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).get("type").asString())
                .isEqualTo("/problems/idempotency-key-reused");
        assertThat(json(other).get("reference")).isEqualTo(first.get("reference"));
    }

    @Test
    void concurrentRequestsCreateOneComplaintAndReplayIt() throws Exception {
        for (var round = 0; round < 5; round++) {
            var key = "race-" + round;
            Callable<HttpResponse<String>> request = () -> under(crm, key, Samples.PLAIN);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var answers =
                        threads
                                .invokeAll(IntStream.range(0, 8).mapToObj(_ -> request).toList())
                                .stream()
                                .map(java.util.concurrent.Future::resultNow)
                                .toList();

                assertThat(answers).allMatch(it -> it.statusCode() == 201);
                assertThat(answers.stream().map(it -> json(it)).distinct()).hasSize(1);
                assertThat(answers.stream().filter(IdempotencyTest::isNew)).hasSize(1);
            }
        }
    }

    @Test
    void idempotencyKeyIsRequiredForIntegrationsAndOptionalForAgents() {
        var without = crm.post(COMPLAINTS, Samples.PLAIN);

        assertThat(without.statusCode()).isEqualTo(400);
        assertThat(json(without).get("type").asString())
                .isEqualTo("/problems/idempotency-key-missing");
        assertThat(service.agent().post(COMPLAINTS, Samples.PLAIN).statusCode()).isEqualTo(201);
        assertThat(under(crm, "x".repeat(256), Samples.PLAIN).statusCode()).isEqualTo(400);
    }

    @Test
    void keysAndExternalIdsAreScopedToOneIntegration() {
        var body = complaint("c-1", "\"externalId\": \"T-9\"");

        var ours = under(crm, "scoped", body);
        var theirs = under(shop, "scoped", body);

        assertThat(ours.statusCode()).isEqualTo(201);
        assertThat(theirs.statusCode()).isEqualTo(201);
        assertThat(isNew(theirs)).isTrue();
        assertThat(json(theirs).get("reference")).isNotEqualTo(json(ours).get("reference"));
        assertThat(externalIds(crm, "T-9")).hasSize(1);
        assertThat(externalIds(service.agent(), "T-9")).hasSize(2);
    }

    @Test
    void callerNameWithSlashCannotReachOtherCallersKeys() {
        var first = under(service.as("a", "integration"), "b/c", Samples.PLAIN);
        var second = under(service.as("a/b", "integration"), "c", Samples.PLAIN);

        assertThat(isNew(first)).isTrue();
        assertThat(isNew(second)).isTrue();
    }

    @Test
    void sameExternalIdAndBodyReturnsCurrentComplaint() {
        var body = complaint("c-1", "\"externalId\": \"T-1\"");
        var reference = json(under(crm, "first", body)).get("reference").asString();
        service.agent().commands(reference, "acknowledge", "{}");

        var again = under(crm, "second", body);

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("reference").asString()).isEqualTo(reference);
        assertThat(json(again).get("status").asString()).isEqualTo("acknowledged");
        assertThat(etag(again)).isEqualTo("\"v2\"");
    }

    @Test
    void sameExternalIdWithOtherBodyIsRefusedAndNamesComplaint() {
        var first = under(crm, "ext-1", complaint("c-1", "\"externalId\": \"T-2\""));
        var other = under(crm, "ext-2", complaint("c-2", "\"externalId\": \"T-2\""));

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(json(other).get("reference")).isEqualTo(json(first).get("reference"));
        assertThat(json(other).get("detail").asString())
                .contains(json(first).get("reference").asString());
    }

    @Test
    void refusedRequestLeavesCustomerUnchanged() {
        under(crm, "kept-1", of("Kim", "\"externalId\": \"T-4\""));

        var reused = under(crm, "kept-1", of("Lee", "\"externalId\": \"T-4\""));
        var taken = under(crm, "kept-2", of("Lee", "\"externalId\": \"T-4\""));

        assertThat(reused.statusCode()).isEqualTo(422);
        assertThat(taken.statusCode()).isEqualTo(409);
        var customer = json(service.agent().get("/api/v1/customers/c-4"));
        assertThat(customer.get("name").asString()).isEqualTo("Kim");
    }

    @Test
    void idempotencyKeyTakesPrecedenceOverExternalId() {
        var keyed = json(under(crm, "before", complaint("c-1")));
        under(crm, "before-2", complaint("c-1", "\"externalId\": \"T-3\""));

        var both = under(crm, "before", complaint("c-1", "\"externalId\": \"T-3\""));

        assertThat(both.statusCode()).isEqualTo(422);
        assertThat(json(both).get("reference")).isEqualTo(keyed.get("reference"));
    }

    @Test
    void repeatedRequestWithoutCustomerIdKeepsCustomer() {
        var body = complaint("x").replace("\"id\": \"x\"", "\"name\": \"Eleni\"");
        var first = json(under(crm, "named", body)).get("customerId").asString();

        assertThat(json(under(crm, "named", body)).get("customerId").asString()).isEqualTo(first);
        assertThat(json(under(crm, "named-2", body)).get("customerId").asString())
                .isNotEqualTo(first);
    }

    private static String of(String name, String field) {
        var named = String.format(Locale.ROOT, "{\"id\": \"c-4\", \"name\": \"%s\"}", name);
        return complaint("x", field).replace("{\"id\": \"x\"}", named);
    }

    private static HttpResponse<String> under(
            RunningService.Client client, String key, String body) {
        return client.post(COMPLAINTS, body, "Idempotency-Key", key);
    }

    private static boolean isNew(HttpResponse<String> answer) {
        return answer.statusCode() == 201
                && answer.headers().firstValue("Idempotent-Replayed").isEmpty();
    }

    private static Iterable<tools.jackson.databind.JsonNode> externalIds(
            RunningService.Client client, String id) {
        return json(client.get(COMPLAINTS + "?externalId=" + id)).get("items");
    }
}
