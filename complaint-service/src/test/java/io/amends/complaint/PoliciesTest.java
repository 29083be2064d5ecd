package io.amends.complaint;

import static io.amends.complaint.RunningService.COMPLAINTS;
import static io.amends.complaint.RunningService.etag;
import static io.amends.complaint.RunningService.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.complaint.RunningService.Client;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Policies over HTTP, and their effect on complaints. The tests share a service; they change its
/// clocks, each from whatever is in force, and leave its calendars.
@PlatformTest
class PoliciesTest {
    private static final String POLICIES = "/api/v1/policies";
    private static final String CLOCKS = POLICIES + "/clocks";
    private static final String CALENDARS = POLICIES + "/calendars";
    private static final String YAML = "application/yaml";
    private static final String JSON = "application/json";
    private static final String TWO_HOURS =
            """
            # for a test
            packs:
              plain: {clocks: [{name: answer, within: 2 hours, pausedBy: [third_party]}]}
            choose: [{pack: plain}]
            """;

    private static TestSpace space;
    private static RunningService service;
    private static Client agent;
    private static Client admin;

    @BeforeAll
    static void start(TestSpace given) {
        space = given;
        service = new RunningService(space);
        agent = service.agent();
        admin = service.as("zoe", "admin");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void defaultsAreInForceAndReadableAsTheyWereWritten() throws Exception {
        var listed = json(agent.get(POLICIES)).get("items");

        assertThat(listed.findValuesAsString("kind")).containsExactly("calendars", "clocks");
        assertThat(listed.get(0).get("version").asInt()).isEqualTo(1);
        assertThat(listed.get(0).get("by").asString()).isEqualTo("default");
        assertThat(listed.get(0).get("shipped").asString()).isEqualTo("same");
        var yaml = agent.get(CALENDARS, YAML);
        assertThat(yaml.body()).isEqualTo(Files.readString(Path.of("../policies/calendars.yaml")));
        assertThat(yaml.headers().firstValue("Content-Type").orElse("")).startsWith(YAML);
        assertThat(etag(yaml)).isEqualTo("\"v1\"");
        var json = agent.get(CALENDARS);
        assertThat(json(json).at("/calendars/office/zone").asString()).isEqualTo("Europe/London");
        assertThat(agent.get(CALENDARS, "text/html").statusCode()).isEqualTo(406);
        assertThat(agent.get(CALENDARS, "*/*, application/yaml;q=0.1").body()).startsWith("{");
    }

    @Test
    void changeIsNextVersionWithItsAuthor() {
        var before = current(CLOCKS);

        var changed = put(CLOCKS, before, TWO_HOURS + "# by zoe\n");

        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(json(changed).get("by").asString()).isEqualTo("zoe");
        assertThat(json(changed).get("role").asString()).isEqualTo("admin");
        assertThat(etag(changed)).isEqualTo(current(CLOCKS)).isNotEqualTo(before);
        assertThat(agent.get(CLOCKS, YAML).body()).endsWith("# by zoe\n");
        var versions = json(agent.get(CLOCKS + "/versions")).get("items");
        assertThat(versions.get(versions.size() - 1).get("by").asString()).isEqualTo("zoe");
        assertThat(agent.get(CLOCKS + "?version=1", YAML).body()).startsWith("# The clocks of");
        assertThat(agent.get(CLOCKS + "?version=999").statusCode()).isEqualTo(404);
        var again = put(CLOCKS, current(CLOCKS), TWO_HOURS + "# by zoe\n");
        assertThat(etag(again)).isEqualTo(etag(changed));
    }

    @Test
    void everyErrorIsNamedWithItsLineAndColumn() {
        var before = current(CALENDARS);
        var wrong =
                """
                standard: desk
                calendars:
                  office:
                    zone: Europe/Lodnon
                    hours:
                      monday-friday:
                        - {start: "08:00", end: "07:00"}
                """;

        var refused = put(CALENDARS, before, wrong);

        assertThat(refused.statusCode()).isEqualTo(400);
        var errors = json(refused).get("errors");
        assertThat(errors.findValuesAsString("pointer"))
                .contains("/standard", "/calendars/office/zone")
                .anyMatch(it -> it.startsWith("/calendars/office/hours/monday-friday/0"));
        assertThat(errors.get(0).get("line").asInt()).isEqualTo(1);
        assertThat(errors.get(0).get("column").asInt()).isEqualTo(11);
        assertThat(errors.get(1).get("line").asInt()).isEqualTo(4);
        assertThat(current(CALENDARS)).isEqualTo(before);
        var checked = agent.send("POST", CALENDARS + "/check", YAML, wrong);
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(json(checked).get("valid").asBoolean()).isFalse();
        assertThat(json(checked).get("errors")).isEqualTo(errors);
    }

    @Test
    void calendarThatClocksCountInCannotBeRemoved() {
        put(CLOCKS, "*", TWO_HOURS.replace("within:", "calendar: always, within:"));
        var without =
                "standard: office\ncalendars: {office: {zone: UTC, hours: {monday: [{start: '08:00',"
                        + " end: '09:00'}]}}}";

        var refused = put(CALENDARS, "*", without);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("does not go together with the policy clocks in force");
        assertThat(put(CLOCKS, "*", TWO_HOURS).statusCode()).isEqualTo(200);
    }

    @Test
    void jsonIsAcceptedAsWellAsYaml() {
        var json =
                "{\"packs\": {\"a\": {\"clocks\": [{\"name\": \"answer\"}]}},\n\t\"choose\": %s}";

        assertThat(
                        admin.send("PUT", CLOCKS, JSON, json.replace("%s", "[]"), "If-Match", "*")
                                .body())
                .contains("\"line\":2");
        assertThat(
                        admin.send(
                                        "PUT",
                                        CLOCKS,
                                        JSON,
                                        json.replace("%s", "[{\"pack\": \"a\"}]"),
                                        "If-Match",
                                        "*")
                                .statusCode())
                .isEqualTo(200);
        assertThat(admin.send("PUT", CLOCKS, JSON, TWO_HOURS, "If-Match", "*").statusCode())
                .isEqualTo(400);
        assertThat(admin.send("PUT", CLOCKS, "text/plain", TWO_HOURS, "If-Match", "*").statusCode())
                .isEqualTo(415);
    }

    @Test
    void yamlIsRefusedEverywhereElse() {
        var yaml = "type: staff_attitude\ndescription: rude\nchannel: phone\ncustomer: {id: c-1}";

        assertThat(agent.send("POST", COMPLAINTS, YAML, yaml).statusCode()).isEqualTo(415);
        assertThat(agent.send("POST", POLICIES, YAML, yaml).statusCode()).isEqualTo(415);
    }

    @Test
    void preconditionsRolesAndKindsAreChecked() {
        var before = current(CLOCKS);

        assertThat(admin.send("PUT", CLOCKS, YAML, TWO_HOURS).statusCode()).isEqualTo(428);
        var stale = put(CLOCKS, "\"v0\"", "nonsense");
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(etag(stale)).isEqualTo(before);
        assertThat(json(stale).at("/current/kind").asString()).isEqualTo("clocks");
        assertThat(agent.send("PUT", CLOCKS, YAML, TWO_HOURS, "If-Match", "*").statusCode())
                .isEqualTo(403);
        assertThat(service.as("crm", "integration").get(CLOCKS).statusCode()).isEqualTo(403);
        var unknown = agent.get(POLICIES + "/weather");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("calendars, clocks");
        assertThat(put(CLOCKS, "*", "").body()).contains("the policy is empty");
        assertThat(put(CLOCKS, "*", "a: 1\n".repeat(20_000)).statusCode()).isEqualTo(400);
    }

    @Test
    void complaintIsOpenedUnderThePoliciesInForceAndKeepsThem() {
        put(CLOCKS, "*", TWO_HOURS);
        var reference = agent.filed(Samples.PLAIN);
        var opened = json(agent.read(reference));
        var received = Instant.parse(opened.get("receivedAt").asString());
        var due = received.plus(Duration.ofHours(2)).toString();

        put(CLOCKS, "*", TWO_HOURS.replace("2 hours", "3 hours"));

        var later = json(agent.read(reference));
        assertThat(later.get("answerDueAt").asString()).isEqualTo(due);
        assertThat(later.get("clocks").get(0).get("dueAt").asString()).isEqualTo(due);
        assertThat(later.get("clocks").get(0).get("calendar").asString()).isEqualTo("office");
        assertThat(later.get("clocks").get(0).get("remaining").asString()).startsWith("PT");
        assertThat(later.get("policies")).isEqualTo(opened.get("policies"));
        var newer = json(agent.read(agent.filed(Samples.PLAIN)));
        assertThat(newer.at("/policies/clocks").asInt())
                .isEqualTo(opened.at("/policies/clocks").asInt() + 1);
        assertThat(Instant.parse(newer.get("answerDueAt").asString()))
                .isEqualTo(
                        Instant.parse(newer.get("receivedAt").asString())
                                .plus(Duration.ofHours(3)));
    }

    @Test
    void waitingPausesTheClock() {
        put(CLOCKS, "*", TWO_HOURS);
        var reference = agent.filed(Samples.PLAIN);

        agent.commands(reference, "wait", "{\"for\": \"third_party\", \"reason\": \"x\"}");

        var clock = json(agent.read(reference)).get("clocks").get(0);
        assertThat(clock.get("state").asString()).isEqualTo("paused");
        assertThat(clock.get("pausedFor").asString()).isEqualTo("third_party");
        agent.commands(reference, "resume", "{}");
        clock = json(agent.read(reference)).get("clocks").get(0);
        assertThat(clock.get("state").asString()).isEqualTo("running");
    }

    @Test
    void checkCountsWhatRecalculationThenMoves() {
        put(CLOCKS, "*", TWO_HOURS);
        var reference = agent.filed(Samples.PLAIN);
        var due = json(agent.read(reference)).at("/clocks/0/dueAt").asString();
        var changed = TWO_HOURS.replace("2 hours", "1 minute") + "# sooner";

        var effect = json(agent.send("POST", CLOCKS + "/check", YAML, changed)).get("effect");

        assertThat(effect.get("complete").asBoolean()).isTrue();
        assertThat(effect.get("moved").asInt()).isPositive();
        assertThat(effect.get("earlier").asInt()).isEqualTo(effect.get("moved").asInt());
        put(CLOCKS, "*", changed);
        assertThat(json(agent.read(reference)).at("/clocks/0/dueAt").asString()).isEqualTo(due);

        agent.commands(reference, "recalculate", "{}");

        var clock = json(agent.read(reference)).at("/clocks/0");
        assertThat(Instant.parse(clock.get("dueAt").asString()))
                .isEqualTo(Instant.parse(due).minus(Duration.ofMinutes(119)));
        var again = json(agent.send("POST", CLOCKS + "/check", YAML, changed)).get("effect");
        assertThat(again.get("moved").asInt()).isEqualTo(effect.get("moved").asInt() - 1);
        assertThat(again.findValuesAsString("reference")).doesNotContain(reference);
    }

    @Test
    void changesArePublishedInOrder() {
        put(CLOCKS, "*", TWO_HOURS + "# to be published");
        var version = json(agent.get(CLOCKS + "/versions")).get("items").size();
        try (var broker = new TestBroker(space)) {
            var events = broker.awaitEvents("policies/current", 1 + version);

            assertThat(events)
                    .allSatisfy(
                            it -> {
                                assertThat(TestBroker.header(it, "ce_type"))
                                        .isEqualTo("amends.policy.changed.v1");
                                assertThat(new String(it.key(), UTF_8))
                                        .isEqualTo("policies/current");
                                assertThat(new String(it.value(), UTF_8)).doesNotContain("zoe");
                            });
            assertThat(events.getFirst().topic()).endsWith("amends.policies");
        }
    }

    @Test
    void changesWhileComplaintsComeInRefuseNone() throws Exception {
        try (var callers = Executors.newFixedThreadPool(8)) {
            var filed =
                    IntStream.range(0, 80)
                            .mapToObj(_ -> callers.submit(() -> agent.create(Samples.PLAIN)))
                            .toList();
            for (var hours = 1; hours <= 10; hours++) {
                put(CLOCKS, "*", TWO_HOURS.replace("2 hours", hours + " open hours"));
            }

            for (var each : filed) {
                assertThat(each.get().statusCode()).isEqualTo(201);
            }
        }
    }

    private static String current(String policy) {
        return etag(agent.get(policy));
    }

    private static HttpResponse<String> put(String policy, String etag, String text) {
        return admin.send("PUT", policy, YAML, text, "If-Match", etag);
    }
}
