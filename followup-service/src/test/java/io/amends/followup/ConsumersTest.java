package io.amends.followup;

import static io.amends.followup.RunningService.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.testing.Eventually;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Operators' HTTP API of a consumer: its status and skipping records.
@PlatformTest
class ConsumersTest {
    private static final String CONSUMER = "/consumers/followup-service.case-files";
    private static final String READINESS = "/actuator/health/readiness";
    private static RunningService service;

    @BeforeAll
    static void start(TestSpace space) {
        service = new RunningService(space);
        service.followUp("CCCC-0001");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void skippedRecordsBecomeDeadLettersThatCanBeRetried() {
        Eventually.await("the expected result").until(() -> consumer().path("lag").asInt(-1) == 0);
        assertThat(consumer().path("partitions")).isEmpty();
        service.messaging().pause();
        var now = service.clock.instant();
        service.topics.publish(ComplaintLife.opened("CCCC-0002", now).resolved(now));
        var partition =
                Eventually.await("the expected result")
                        .until(ConsumersTest::consumer, it -> it.path("lag").asInt() == 2)
                        .path("partitions")
                        .path(0);
        assertThat(partition.path("end").asLong() - partition.path("next").asLong()).isEqualTo(2);
        var details =
                Eventually.await("the expected result")
                        .until(ConsumersTest::details, it -> it.path("lag").asInt() == 2);
        assertThat(details.path("sinceProgressSeconds").asDouble(-1)).isNotNegative();
        assertThat(details.path("failuresInARow").asLong(-1)).isZero();

        var last = partition.path("end").asLong() - 1;
        var skipped = skip(partition, last);

        assertThat(skipped.statusCode()).as(skipped.body()).isEqualTo(200);
        assertThat(json(skipped).path("skipped").asLong()).isEqualTo(2);
        service.messaging().resume();
        Eventually.await("the expected result").until(() -> letters().size() == 2);
        assertThat(letters())
                .allSatisfy(
                        letter -> {
                            assertThat(letter.path("reason").asString()).isEqualTo("skipped");
                            assertThat(letter.toString()).contains("ops", "a test of skipping");
                        });
        Eventually.await("the expected result").until(() -> consumer().path("lag").asInt(-1) == 0);
        assertThat(service.get("/followups/CCCC-0002~1").statusCode()).isEqualTo(404);
        var tooLate = skip(partition, last);
        assertThat(tooLate.statusCode()).isEqualTo(409);
        assertThat(tooLate.body()).contains("Nothing was skipped");
        for (var letter : letters()) {
            var address = "/dead-letters/" + letter.path("id").asString() + "/retry";
            assertThat(service.operate(address, "{}").statusCode()).isEqualTo(200);
        }
        service.awaitFollowup("CCCC-0002~1");
    }

    @Test
    void invalidSkipRequestsAreRefusedWithReason() {
        var wrong = service.operate(CONSUMER + "/skip", "{\"partition\": -1, \"afterOffset\": -1}");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("\"/topic\"", "\"/partition\"", "\"/afterOffset\"", "\"/reason\"");
        var elsewhere =
                service.operate(
                        CONSUMER + "/skip",
                        """
                        {"topic": "amends.customers", "partition": 0, "afterOffset": 0, "reason": "x"}""");
        assertThat(elsewhere.statusCode()).isEqualTo(409);
        assertThat(elsewhere.body()).contains("does not consume amends.customers");
        var unknown =
                service.send(service.as("ops", "operations", "/consumers/followup-service.x"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("followup-service.case-files");
        assertThat(service.get(CONSUMER).statusCode()).isEqualTo(403);
    }

    @Test
    void readinessDetailsArePublicAndNameNoSettingInDanger() {
        Eventually.await("the expected result").until(() -> details().has("lag"));

        var ready = json(service.send(service.request(READINESS)));

        assertThat(ready.path("status").asString()).isEqualTo("UP");
        assertThat(ready.at("/components/readinessState/status").asString()).isEqualTo("UP");
        Eventually.await("the expected result")
                .until(ConsumersTest::topics, it -> it.path("inDanger").isEmpty());
        assertThat(ready.at("/components/consumers/details").propertyNames())
                .contains("followup-service.case-files", "measuredAt");
        assertThat(service.figure("amends_consumer_failures", "case-files")).isZero();
        assertThat(json(service.send(service.request("/actuator/health"))).propertyNames())
                .doesNotContain("components");
    }

    @Test
    void readinessNamesTopicSettingThatWasChangedSinceTheStart(TestSpace space) throws Exception {
        var topic = service.topics.prefix() + "amends.followups.dlt";
        alter(space, topic, "unclean.leader.election.enable", "true");

        var found =
                Eventually.await("the expected result")
                        .until(ConsumersTest::topics, it -> it.path("inDanger").size() == 1);

        assertThat(found.path("inDanger").path(0).asString())
                .contains(topic + " has unclean.leader.election.enable=true, not false");
        assertThat(found.has("checkedAt")).isTrue();
        alter(space, topic, "unclean.leader.election.enable", "false");
        Eventually.await("the expected result")
                .until(ConsumersTest::topics, it -> it.path("inDanger").isEmpty());
    }

    private static void alter(TestSpace space, String topic, String setting, String value)
            throws Exception {
        try (var admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", space.bootstrapServers()))) {
            var change = new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET);
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
        }
    }

    private static JsonNode topics() {
        return json(service.send(service.request(READINESS))).at("/components/topics/details");
    }

    private static HttpResponse<String> skip(JsonNode partition, long last) {
        return service.operate(
                CONSUMER + "/skip",
                String.format(
                        Locale.ROOT,
                        """
                        {"topic": "amends.complaints", "partition": %d, "afterOffset": %d,
                         "reason": "a test of skipping"}""",
                        partition.path("partition").asInt(),
                        last));
    }

    private static JsonNode consumer() {
        return json(service.send(service.as("ops", "operations", CONSUMER)));
    }

    private static JsonNode details() {
        return json(service.send(service.request(READINESS)))
                .at("/components/consumers/details/followup-service.case-files");
    }

    private static List<JsonNode> letters() {
        var list = json(service.send(service.as("ops", "operations", "/dead-letters")));
        return list.path("items")
                .valueStream()
                .sorted(Comparator.comparing(letter -> letter.at("/position/offset").asLong()))
                .toList();
    }
}
