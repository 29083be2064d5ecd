package io.amends.eventing.topic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;

/// Checks the settings of topics, for a cluster with a number of brokers.
final class TopicCheck {
    private static final String DELETED = "events would be deleted";

    /// Settings without which no service starts, with the consequence of other values.
    private static final List<Needed> NEEDED =
            List.of(
                    new Needed(
                            TopicConfig.CLEANUP_POLICY_CONFIG,
                            TopicConfig.CLEANUP_POLICY_DELETE,
                            "of the events of a customer only the last one would be kept"),
                    new Needed(TopicConfig.RETENTION_MS_CONFIG, "-1", DELETED),
                    new Needed(TopicConfig.RETENTION_BYTES_CONFIG, "-1", DELETED),
                    new Needed(
                            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
                            "LogAppendTime",
                            "the broker would take the producers' clocks for its own"));

    private final TopicSettings settings;
    private final String servers;
    private final int brokers;
    private final short copies;
    private final int acknowledging;

    /// @param servers the brokers' addresses, for the commands that repair a topic
    /// @param brokers how many there are
    TopicCheck(TopicSettings settings, String servers, int brokers) {
        this.settings = settings;
        this.servers = servers;
        this.brokers = brokers;
        this.copies = settings.copies(brokers);
        this.acknowledging = settings.acknowledging(copies);
    }

    /// The definition of a topic, with every relevant setting explicit, whatever the broker's
    /// defaults are or will be.
    ///
    /// @throws IllegalStateException naming the setting with which it cannot be created, or no
    ///   event sent to it
    NewTopic newTopic(String name) {
        if (copies > brokers) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "amends.eventing.replication is %d, but the number of brokers is %d, so"
                                    + " %s cannot be created: set it to at most %d, or start more"
                                    + " brokers",
                            copies,
                            brokers,
                            name,
                            brokers));
        }
        if (acknowledging > copies) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "amends.eventing.min-insync-replicas is %d, but the number of copies of"
                                    + " a new topic is %d, so no event could be sent to %s: set it"
                                    + " to at most %d, or have more copies by more brokers or a"
                                    + " higher amends.eventing.replication",
                            acknowledging,
                            copies,
                            name,
                            copies));
        }
        var configs = new HashMap<String, String>();
        NEEDED.forEach(needed -> configs.put(needed.setting(), needed.value()));
        configs.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(acknowledging));
        configs.put(TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG, "false");
        return new NewTopic(name, settings.partitions(), copies).configs(configs);
    }

    /// The deviations of an existing topic.
    List<TopicDeviation> deviations(TopicDescription topic, Config config) {
        var found = new ArrayList<TopicDeviation>();
        checkPartitions(topic, found);
        for (var needed : NEEDED) {
            var value = value(config, needed.setting());
            if (!value.equals(needed.value())) {
                found.add(
                        deviation(
                                topic,
                                needed.setting(),
                                value,
                                needed.value(),
                                needed.danger(),
                                true));
            }
        }
        var unclean = value(config, TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG);
        if (!unclean.equals("false")) {
            found.add(
                    deviation(
                            topic,
                            TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG,
                            unclean,
                            "false",
                            "acknowledged events are lost when a copy that lags behind takes the lead",
                            false));
        }
        checkCopies(topic, config, found);
        return found;
    }

    private void checkPartitions(TopicDescription topic, List<TopicDeviation> found) {
        var count = topic.partitions().size();
        if (count != settings.partitions()) {
            found.add(
                    new TopicDeviation(
                            topic.name(),
                            "partitions",
                            Integer.toString(count),
                            Integer.toString(settings.partitions()),
                            "events of one customer would come in another order",
                            "set amends.eventing.partitions to "
                                    + count
                                    + " in every service where the topic always had as many,"
                                    + " otherwise start on new topics and publish the events again",
                            true));
        }
    }

    private void checkCopies(TopicDescription topic, Config config, List<TopicDeviation> found) {
        var fewest =
                topic.partitions().stream()
                        .mapToInt(each -> each.replicas().size())
                        .min()
                        .orElse(0);
        if (fewest < copies) {
            found.add(
                    new TopicDeviation(
                            topic.name(),
                            "replication.factor",
                            Integer.toString(fewest),
                            Short.toString(copies),
                            "events are lost with the disks of " + fewest + " broker(s)",
                            "add copies with kafka-reassign-partitions, or set"
                                    + " amends.eventing.replication to what is meant",
                            false));
        }
        var setting = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
        var acknowledge = value(config, setting);
        var most = Math.max(1, fewest);
        var wanted = Integer.toString(Math.min(acknowledging, most));
        if (number(acknowledge) > fewest) {
            found.add(
                    deviation(
                            topic,
                            setting,
                            acknowledge,
                            wanted,
                            "no event can be sent, since the number of copies is " + fewest,
                            true));
        } else if (number(acknowledge) < number(wanted)) {
            found.add(
                    deviation(
                            topic,
                            setting,
                            acknowledge,
                            wanted,
                            "acknowledged events may be on one broker only, and lost with it",
                            false));
        } else if (settings.minInsyncReplicas().orElse(0) > fewest) {
            found.add(
                    new TopicDeviation(
                            topic.name(),
                            setting,
                            acknowledge,
                            Integer.toString(acknowledging),
                            "events are acknowledged with fewer copies than"
                                    + " amends.eventing.min-insync-replicas",
                            "add copies with kafka-reassign-partitions, or set"
                                    + " amends.eventing.min-insync-replicas to at most "
                                    + most,
                            false));
        }
    }

    private TopicDeviation deviation(
            TopicDescription topic,
            String setting,
            String found,
            String wanted,
            String danger,
            boolean refused) {
        var remedy =
                String.format(
                        Locale.ROOT,
                        "kafka-configs --bootstrap-server %s --alter --entity-type topics"
                                + " --entity-name %s --add-config %s=%s",
                        servers,
                        topic.name(),
                        setting,
                        wanted);
        return new TopicDeviation(topic.name(), setting, found, wanted, danger, remedy, refused);
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static String value(Config config, String setting) {
        var entry = config.get(setting);
        return entry == null || entry.value() == null ? "unknown" : entry.value();
    }

    /// @param danger what would happen with another value
    private record Needed(String setting, String value, String danger) {}
}
