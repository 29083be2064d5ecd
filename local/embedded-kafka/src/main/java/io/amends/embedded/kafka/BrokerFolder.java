package io.amends.embedded.kafka;

import io.amends.process.StartupException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Locale;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// Formats a folder for Kafka's log, once.
final class BrokerFolder {

    private BrokerFolder() {}

    /// Kafka writes `meta.properties` last, so its presence means that formatting was finished.
    static void formatIfNew(BrokerSettings settings) {
        var folder = settings.logFolder();
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(folder);
            formatter(settings).run();
        } catch (Exception failed) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The broker's folder %s could not be prepared: %s",
                            folder,
                            failed.getMessage()),
                    failed);
        }
    }

    private static Formatter formatter(BrokerSettings settings) {
        var folder = settings.logFolder().toString();
        return new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerSettings.NODE)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setMetadataLogDirectory(folder)
                .addDirectory(folder)
                .setIgnoreFormatted(true)
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setPrintStream(
                        new PrintStream(
                                OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }
}
