package io.amends.complaint;

import static io.amends.complaint.RunningService.COMPLAINTS;
import static io.amends.complaint.RunningService.atAnyTime;
import static io.amends.complaint.RunningService.json;
import static io.amends.complaint.Samples.complaint;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Lists of complaints: filters, orders and pages.
@PlatformTest
class ListsTest {
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
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
    void pagesHoldEachComplaintOnceAlsoWhereManyShareAnInstant() {
        var filed = new ArrayList<String>();
        for (var i = 0; i < 25; i++) {
            filed.add(
                    agent.filed(
                            complaint(
                                    "c-pages",
                                    String.format(
                                            Locale.ROOT,
                                            "\"receivedAt\": \"2025-02-0%dT10:00:00Z\"",
                                            1 + i % 2),
                                    "\"severity\": " + (1 + i % 4))));
        }

        for (var order : List.of("due", "received", "priority")) {
            var walked = walk(COMPLAINTS + "?customerId=c-pages&limit=4&sort=" + order);
            assertThat(walked).as(order).containsExactlyInAnyOrderElementsOf(filed);
        }
    }

    @Test
    void totalCountIsReturnedOnlyOnRequest() {
        for (var i = 0; i < 3; i++) {
            agent.filed(complaint("c-count"));
        }

        var counted = agent.get(COMPLAINTS + "?customerId=c-count&limit=1&count=true");
        var plain = agent.get(COMPLAINTS + "?customerId=c-count&limit=1");

        assertThat(counted.headers().firstValue("X-Total-Count")).contains("3");
        assertThat(plain.headers().firstValue("X-Total-Count")).isEmpty();
        assertThat(json(counted).get("items")).hasSize(1);
    }

    @Test
    void eachFilterMatchesItsValueAndRepeatedFilterMatchesAnyValue() {
        var first =
                agent.filed(
                        complaint(
                                "c-f1",
                                "\"product\": {\"name\": \"lamp\", \"batch\": \"B1\"}",
                                "\"externalId\": \"F/1\""));
        var second =
                agent.filed(
                        complaint("c-f2", "\"product\": {\"name\": \"fan\", \"batch\": \"B2\"}"));
        agent.commands(first, "assign", "{\"owner\": \"pat\", \"team\": \"north\"}");
        agent.commands(second, "acknowledge", "{}");

        assertThat(found("owner=pat")).containsExactly(first);
        assertThat(found("team=north")).containsExactly(first);
        assertThat(found("product=lamp")).containsExactly(first);
        assertThat(found("product=lamp&product=fan")).containsExactlyInAnyOrder(first, second);
        assertThat(found("batch=B2")).containsExactly(second);
        assertThat(found("customerId=c-f1")).containsExactly(first);
        assertThat(found("externalId=F%2F1")).containsExactly(first);
        assertThat(found("externalId=F")).isEmpty();
        assertThat(found("status=acknowledged&customerId=c-f1&customerId=c-f2"))
                .containsExactly(second);
        assertThat(found("type=staff_attitude&customerId=c-f1")).isEmpty();
        assertThat(found("type=product_or_service_quality&customerId=c-f1")).containsExactly(first);
    }

    @Test
    void dueOrderListsEarliestDueFirst() {
        var late = agent.filed(complaint("c-due"));
        var closed = agent.filed(complaint("c-due"));
        var early = agent.filed(complaint("c-due"));
        agent.commands(closed, "withdraw", "{\"reason\": \"found it\"}");
        var by = service.clock.instant().plusSeconds(600);
        agent.commands(
                early,
                "promise",
                String.format(Locale.ROOT, "{\"what\": \"news\", \"by\": \"%s\"}", by));

        assertThat(found("customerId=c-due")).containsExactly(early, late, closed);
        assertThat(found("customerId=c-due&dueBefore=" + by.plusSeconds(1))).containsExactly(early);
        assertThat(found("customerId=c-due&dueBefore=" + by)).isEmpty();
    }

    @Test
    void receivedAfterListsNewerComplaintsInOrderOfReceipt() {
        var old = agent.filed(complaint("c-rec", "\"receivedAt\": \"2024-05-01T00:00:00Z\""));
        var middle = agent.filed(complaint("c-rec", "\"receivedAt\": \"2024-05-02T00:00:00Z\""));
        var recent = agent.filed(complaint("c-rec", "\"receivedAt\": \"2024-05-03T00:00:00Z\""));

        assertThat(found("customerId=c-rec&sort=received")).containsExactly(old, middle, recent);
        assertThat(found("customerId=c-rec&sort=received&receivedAfter=2024-05-01T00:00:00Z"))
                .containsExactly(middle, recent);
    }

    @Test
    void updatedAfterListsChangesInWriteOrder() {
        var crm = service.as("follower", "integration");
        var first = crm.filed(complaint("c-upd"));
        var second = crm.filed(complaint("c-upd"));
        var third = crm.filed(complaint("c-upd"));
        agent.commands(first, "acknowledge", "{}");

        var all = json(crm.get(COMPLAINTS + "?sort=updated")).get("items");
        assertThat(all.findValuesAsString("reference")).containsExactly(second, third, first);
        var last = all.get(2);
        assertThat(last.get("version").asLong()).isEqualTo(2);
        assertThat(atAnyTime(last)).isEqualTo(atAnyTime(json(crm.read(first))));
        var mark = all.get(0).get("updatedAt").asString();
        assertThat(found(crm, "updatedAfter=" + mark)).doesNotContain(second).endsWith(first);
        assertThat(found(crm, "updatedAfter=" + last.get("updatedAt").asString())).isEmpty();
        assertThat(found(crm, "sort=due&updatedAfter=" + mark)).contains(first);
        assertThat(walk(COMPLAINTS + "?customerId=c-upd&sort=updated&limit=1"))
                .containsExactly(second, third, first);
    }

    @Test
    void lateTimerCountsAsChangeAtItsWriteTime() {
        var reference = agent.filed(complaint("c-late"));
        var by = service.clock.instant().plusMillis(500);
        agent.commands(reference, "promise", "{\"what\": \"news\", \"by\": \"" + by + "\"}");

        Eventually.holds(
                "the timer", () -> json(agent.read(reference)).toString().contains("\"broken\""));

        var updatedAt = json(agent.read(reference)).get("updatedAt").asString();
        assertThat(Instant.parse(updatedAt)).isAfterOrEqualTo(by);
        assertThat(found("updatedAfter=" + by.minusMillis(1))).contains(reference);
    }

    @Test
    void priorityOrderListsMostPressingOpenComplaintsFirst() {
        var mild = agent.filed(complaint("c-prio", "\"severity\": 1"));
        var grave = agent.filed(complaint("c-prio", "\"severity\": 4", "\"urgency\": 4"));
        var over = agent.filed(complaint("c-prio", "\"severity\": 4", "\"urgency\": 4"));
        agent.commands(over, "withdraw", "{\"reason\": \"never mind\"}");

        assertThat(found("customerId=c-prio&sort=priority")).containsExactly(grave, mild, over);
    }

    @Test
    void integrationListsOnlyItsOwnComplaints() {
        var ours = service.as("own", "integration").filed(complaint("c-own"));
        service.as("foreign", "integration").filed(complaint("c-own"));

        assertThat(found(service.as("own", "integration"), "")).containsExactly(ours);
        assertThat(found("customerId=c-own")).hasSize(2);
    }

    @Test
    void unknownFilterIsRefusedByName() {
        var answer = agent.get(COMPLAINTS + "?colour=red&status=odd&limit=0");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("errors").findValuesAsString("pointer"))
                .containsExactly("/colour");

        assertThat(agent.get(COMPLAINTS + "?sort=atRisk").statusCode()).isEqualTo(400);
        assertThat(agent.get(COMPLAINTS + "?status=odd").statusCode()).isEqualTo(400);
        assertThat(agent.get(COMPLAINTS + "?cursor=abc").statusCode()).isEqualTo(400);
        assertThat(agent.get(COMPLAINTS + "?dueBefore=tomorrow").statusCode()).isEqualTo(400);
    }

    @Test
    void cursorOfAnotherOrderIsRefused() {
        agent.filed(complaint("c-cur"));
        agent.filed(complaint("c-cur"));
        var first = agent.get(COMPLAINTS + "?customerId=c-cur&limit=1");

        assertThat(agent.get(next(first) + "&sort=received").statusCode()).isEqualTo(400);
    }

    @Test
    void operationsRoleSeesNoComplaint() {
        assertThat(service.as("ops", "operations").get(COMPLAINTS).statusCode()).isEqualTo(403);
    }

    private static List<String> found(String query) {
        return found(agent, query);
    }

    private static List<String> found(RunningService.Client client, String query) {
        var answer = client.get(COMPLAINTS + "?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer).get("items").findValuesAsString("reference");
    }

    private static List<String> walk(String from) {
        var references = new ArrayList<String>();
        for (var address = from; address != null; ) {
            var answer = agent.get(address);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            references.addAll(json(answer).get("items").findValuesAsString("reference"));
            address = next(answer);
        }
        return references;
    }

    private static String next(HttpResponse<String> answer) {
        var link = NEXT.matcher(answer.headers().firstValue("Link").orElse(""));
        return link.find() ? link.group(1) : null;
    }
}
