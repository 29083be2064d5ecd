package io.amends.embedded.kafka;

import io.amends.process.FolderLock;
import io.amends.process.Ports;
import io.amends.process.StartupException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/// Kafka itself, one node, inside this process. Meant for tests and for the process of
/// [BrokerServer]: a fatal fault of the broker halts the Java process it runs in.
public final class EmbeddedBroker implements AutoCloseable {

    private final BrokerSettings settings;
    private final FolderLock lock;
    private final KafkaRaftServer server;

    private EmbeddedBroker(BrokerSettings settings, FolderLock lock, KafkaRaftServer server) {
        this.settings = settings;
        this.lock = lock;
        this.server = server;
    }

    /// Starts on free ports and returns once the broker is ready.
    public static EmbeddedBroker start(Path folder) {
        return start(BrokerSettings.onFreePorts(folder));
    }

    /// Starts, recovering the content of the folder, and returns once the broker is ready. Kafka
    /// writes the numbers in its file names, and names of its settings in lower case, by the
    /// default locale of the Java process, and then reads them as English; so this sets the
    /// process' default locale to `Locale.ROOT`.
    ///
    /// @throws StartupException when another broker holds the folder or a port is in use
    public static EmbeddedBroker start(BrokerSettings settings) {
        Locale.setDefault(Locale.ROOT);
        var lock = FolderLock.acquire(settings.folder(), "broker");
        try {
            Ports.requireFree(settings.port(), "broker");
            Ports.requireFree(settings.controllerPort(), "broker's controller");
            BrokerFolder.formatIfNew(settings);
            var config = KafkaConfig.fromProps(settings.toKafka(), false);
            var server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(settings, lock, server);
        } catch (RuntimeException failed) {
            release(lock);
            throw failed;
        }
    }

    /// @return the address for clients
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /// Returns once the broker has stopped, for any reason.
    void awaitStop() {
        server.awaitShutdown();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
        release(lock);
    }

    private static void release(FolderLock lock) {
        try {
            lock.close();
        } catch (IOException notReleased) {
            throw new StartupException("The broker's folder could not be released.", notReleased);
        }
    }
}
