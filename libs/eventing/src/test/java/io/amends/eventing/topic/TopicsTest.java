package io.amends.eventing.topic;

import static io.amends.eventing.consuming.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.amends.contracts.Topic;
import io.amends.testing.PlatformTest;
import io.amends.testing.TestSpace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ConfigEntry.ConfigSource;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PlatformTest
class TopicsTest {
    private static final Duration WAIT = Duration.ofSeconds(60);

    private Map<String, Object> kafka;
    private final TopicNames names =
            new TopicNames(UUID.randomUUID().toString().substring(0, 8) + ".");

    @BeforeEach
    void connect(TestSpace space) {
        kafka = Map.of("bootstrap.servers", space.bootstrapServers());
    }

    @Test
    void missingTopicsAreCreatedAndAcceptedAfterwards() throws Exception {
        topics(kafka).ensure(WAIT);

        assertThatCode(() -> topics(kafka).ensure(WAIT)).doesNotThrowAnyException();
        try (var admin = Admin.create(kafka)) {
            assertThat(admin.listTopics().names().get())
                    .contains(
                            names.prefix() + "amends.complaints",
                            names.prefix() + "amends.complaints.dlt",
                            names.prefix() + "amends.interactions");
        }
    }

    @Test
    void deviatingTopicIsRefusedByName() throws Exception {
        var name = names.prefix() + "amends.customers";
        try (var admin = Admin.create(kafka)) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(name, Optional.of(3), Optional.empty())
                                            .configs(Map.of("retention.ms", "1000"))))
                    .all()
                    .get();
        }

        assertThatIllegalStateException()
                .isThrownBy(() -> topics(kafka).ensure(WAIT))
                .withMessageContaining(name + " has partitions=3, not 12")
                .withMessageContaining(name + " has retention.ms=1000, not -1");
    }

    @Test
    void createdTopicsSetEveryRequiredSettingExplicitly() throws Exception {
        topics(kafka).ensure(WAIT);

        for (var name : List.of("amends.complaints", "amends.interactions.dlt")) {
            assertThat(ownSettings(names.prefix() + name))
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry("retention.ms", "-1")
                    .containsEntry("retention.bytes", "-1")
                    .containsEntry("min.insync.replicas", "1")
                    .containsEntry("unclean.leader.election.enable", "false")
                    .containsEntry("message.timestamp.type", "LogAppendTime");
        }
    }

    @Test
    void replicationAndMinInsyncReplicasFollowBrokerCountUnlessSet() {
        var unset = TopicSettings.of(12);
        assertThat(List.of(unset.copies(1), unset.copies(2), unset.copies(3), unset.copies(9)))
                .containsExactly((short) 1, (short) 2, (short) 3, (short) 3);
        assertThat(List.of(1, 2, 3, 5))
                .extracting(unset::acknowledging)
                .containsExactly(1, 1, 2, 2);

        var set = new TopicSettings(12, Optional.of((short) 4), Optional.of(3));
        assertThat(set.copies(9)).isEqualTo((short) 4);
        assertThat(set.acknowledging(4)).isEqualTo(3);
    }

    @Test
    void topicWithSizeRetentionIsRefusedWithRepairCommand() throws Exception {
        topics(kafka).ensure(WAIT);
        var name = names.prefix() + "amends.followups";
        alter(name, "retention.bytes", "1048576");

        assertThatIllegalStateException()
                .isThrownBy(() -> topics(kafka).ensure(WAIT))
                .withMessageContaining(
                        name
                                + " has retention.bytes=1048576, not -1: events would be deleted;"
                                + " kafka-configs --bootstrap-server "
                                + kafka.get("bootstrap.servers")
                                + " --alter --entity-type topics --entity-name "
                                + name
                                + " --add-config retention.bytes=-1")
                .withMessageNotContaining("amends.complaints");
    }

    @Test
    void settingsThatOnlyEndangerEventsAreWarnings() throws Exception {
        var topics = topics(kafka);
        topics.ensure(WAIT);
        assertThat(topics.deviations()).isEmpty();
        var name = names.prefix() + "amends.complaints";
        alter(name, "unclean.leader.election.enable", "true");

        topics.ensure(WAIT);

        assertThat(topics.deviations())
                .extracting(
                        TopicDeviation::topic,
                        TopicDeviation::setting,
                        TopicDeviation::found,
                        TopicDeviation::wanted,
                        TopicDeviation::refused)
                .containsExactlyInAnyOrder(
                        tuple(name, "unclean.leader.election.enable", "true", "false", false));
        alter(name, "unclean.leader.election.enable", "false");
        topics.ensure(WAIT);
        assertThat(topics.deviations()).isEmpty();
    }

    @Test
    void fewerReplicasThanSetAreReportedForEachTopic() {
        topics(kafka).ensure(WAIT);
        var three =
                new TopicInitializer(
                        kafka,
                        names,
                        new TopicSettings(12, Optional.of((short) 3), Optional.empty()));

        three.ensure(WAIT);

        assertThat(three.deviations())
                .hasSize(Topic.values().length * 2)
                .allSatisfy(
                        each -> {
                            assertThat(each.setting()).isEqualTo("replication.factor");
                            assertThat(each.found()).isEqualTo("1");
                            assertThat(each.wanted()).isEqualTo("3");
                            assertThat(each.remedy()).contains("amends.eventing.replication");
                        });
    }

    @Test
    void topicWithMoreMinInsyncReplicasThanCopiesIsRefused() throws Exception {
        topics(kafka).ensure(WAIT);
        var name = names.prefix() + "amends.complaints";
        alter(name, "min.insync.replicas", "2");

        assertThatIllegalStateException()
                .isThrownBy(() -> topics(kafka).ensure(WAIT))
                .withMessageContaining(name + " has min.insync.replicas=2, not 1: no event can be")
                .withMessageContaining("--add-config min.insync.replicas=1");
    }

    @Test
    void settingsThatBrokersCannotFulfilAreRefusedByNameBeforeTopicsAreCreated() throws Exception {
        refusedByName(
                new TopicSettings(12, Optional.empty(), Optional.of(2)),
                "amends.eventing.min-insync-replicas is 2",
                "the number of copies of a new topic is 1",
                "at most 1");
        refusedByName(
                new TopicSettings(12, Optional.of((short) 3), Optional.empty()),
                "amends.eventing.replication is 3",
                "the number of brokers is 1",
                "at most 1");
        try (var admin = Admin.create(kafka)) {
            assertThat(admin.listTopics().names().get())
                    .noneMatch(name -> name.startsWith(names.prefix()));
        }
    }

    private void refusedByName(TopicSettings settings, String... sentences) {
        assertThatIllegalStateException()
                .isThrownBy(() -> new TopicInitializer(kafka, names, settings).ensure(WAIT))
                .satisfies(
                        e ->
                                assertThat(e.getMessage())
                                        .contains(sentences)
                                        .doesNotContain("is it running?"));
    }

    @Test
    void minInsyncReplicasAboveCopiesOfExistingTopicsIsReported() {
        topics(kafka).ensure(WAIT);
        var two =
                new TopicInitializer(
                        kafka, names, new TopicSettings(12, Optional.empty(), Optional.of(2)));

        two.ensure(WAIT);

        assertThat(two.deviations())
                .hasSize(Topic.values().length * 2)
                .allSatisfy(
                        each -> {
                            assertThat(each.setting()).isEqualTo("min.insync.replicas");
                            assertThat(each.wanted()).isEqualTo("2");
                            assertThat(each.remedy())
                                    .contains("amends.eventing.min-insync-replicas");
                        });
    }

    @Test
    void refreshShowsChangesAndDeletionsSinceTheStart() throws Exception {
        try (var topics = topics(kafka)) {
            topics.ensure(WAIT);
            var atStart = topics.checkedAt();
            var changed = names.prefix() + "amends.customers";
            var deleted = names.prefix() + "amends.customers.dlt";
            alter(changed, "retention.ms", "1000");
            try (var admin = Admin.create(kafka)) {
                admin.deleteTopics(List.of(deleted)).all().get();
            }

            eventually(
                    () -> {
                        topics.refresh();
                        assertThat(topics.deviations())
                                .extracting(TopicDeviation::topic, TopicDeviation::setting)
                                .containsExactly(
                                        tuple(changed, "retention.ms"), tuple(deleted, "records"));
                    });

            assertThat(topics.checkedAt()).isAfter(atStart);
            alter(changed, "retention.ms", "-1");
            topics.ensure(WAIT);
            topics.refresh();
            assertThat(topics.deviations()).isEmpty();
        }
    }

    /// Changes a setting and waits, since a broker shows a change with a delay.
    private void alter(String topic, String setting, String value) throws Exception {
        try (var admin = Admin.create(kafka)) {
            var change = new AlterConfigOp(new ConfigEntry(setting, value), OpType.SET);
            admin.incrementalAlterConfigs(Map.of(resource(topic), List.of(change))).all().get();
        }
        eventually(() -> assertThat(ownSettings(topic)).containsEntry(setting, value));
    }

    /// The settings of the topic itself, without the broker's defaults.
    private Map<String, String> ownSettings(String topic) throws Exception {
        try (var admin = Admin.create(kafka)) {
            var config = admin.describeConfigs(List.of(resource(topic))).all().get();
            return config.get(resource(topic)).entries().stream()
                    .filter(each -> each.source() == ConfigSource.DYNAMIC_TOPIC_CONFIG)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        }
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    @Test
    void unreachableBrokerIsReported() {
        Map<String, Object> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");

        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                new TopicInitializer(nowhere, names, TopicSettings.of(12))
                                        .ensure(Duration.ofMillis(300)))
                .withMessageContaining("127.0.0.1:1")
                .withMessageContaining("is it running?");
    }

    private TopicInitializer topics(Map<String, Object> base) {
        return new TopicInitializer(base, names, TopicSettings.of(12));
    }
}
