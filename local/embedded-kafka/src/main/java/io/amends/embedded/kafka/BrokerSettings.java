package io.amends.embedded.kafka;

import io.amends.process.Ports;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Folder and ports of the broker, always on the loopback interface.
///
/// @param folder holds everything the broker writes; created if it is missing
/// @param port where clients connect
/// @param controllerPort where the broker's own controller listens
public record BrokerSettings(Path folder, int port, int controllerPort) {

    private static final String HOST = "127.0.0.1";

    /// Listener name of the node's controller.
    static final String CONTROLLER = "CONTROLLER";

    static final int NODE = 1;

    /// Every setting that differs from Kafka's own default, with the reason.
    private static final Map<String, String> KAFKA =
            Map.ofEntries(
                    // One node has both roles.
                    Map.entry("process.roles", "broker,controller"),
                    Map.entry("node.id", Integer.toString(NODE)),
                    Map.entry("controller.listener.names", CONTROLLER),
                    Map.entry("inter.broker.listener.name", "PLAINTEXT"),
                    // A single replica of everything, in few files: fast to open again.
                    Map.entry("offsets.topic.replication.factor", "1"),
                    Map.entry("offsets.topic.num.partitions", "4"),
                    Map.entry("transaction.state.log.replication.factor", "1"),
                    Map.entry("transaction.state.log.min.isr", "1"),
                    Map.entry("transaction.state.log.num.partitions", "1"),
                    Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                    Map.entry("share.coordinator.state.topic.min.isr", "1"),
                    Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                    // So an acknowledged record has to be on the disk, not on another node.
                    Map.entry("log.flush.interval.messages", "1"),
                    // Topics are declared by their owners; a typing error must not create a topic.
                    Map.entry("auto.create.topics.enable", "false"),
                    // No further group members are expected: do not wait for them.
                    Map.entry("group.initial.rebalance.delay.ms", "0"),
                    // After a kill the old session has to expire before the node may return.
                    Map.entry("broker.session.timeout.ms", "3000"),
                    Map.entry("broker.heartbeat.interval.ms", "1000"),
                    // Memory and threads for one machine; the cleaner alone would take 128 MB.
                    Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                    Map.entry("num.network.threads", "2"),
                    Map.entry("num.io.threads", "4"),
                    Map.entry("background.threads", "2"),
                    Map.entry("num.recovery.threads.per.data.dir", "2"),
                    Map.entry("group.coordinator.threads", "1"),
                    Map.entry("share.coordinator.threads", "1"));

    /// @return settings with two ports that are free at this moment
    public static BrokerSettings onFreePorts(Path folder) {
        return new BrokerSettings(folder, Ports.free(), Ports.free());
    }

    /// @return the address for clients
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    /// Next to the lock file, since Kafka needs a folder for itself.
    Path logFolder() {
        return folder.resolve("kafka");
    }

    Properties toKafka() {
        var properties = new Properties();
        properties.putAll(KAFKA);
        properties.put("log.dirs", logFolder().toString());
        properties.put(
                "listeners",
                String.format(
                        Locale.ROOT,
                        "PLAINTEXT://%s:%d,%s://%s:%d",
                        HOST,
                        port,
                        CONTROLLER,
                        HOST,
                        controllerPort));
        properties.put("advertised.listeners", "PLAINTEXT://" + bootstrapServers());
        properties.put(
                "controller.quorum.voters",
                String.format(Locale.ROOT, "%d@%s:%d", NODE, HOST, controllerPort));
        return properties;
    }
}
