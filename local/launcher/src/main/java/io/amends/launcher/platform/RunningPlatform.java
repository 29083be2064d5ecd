package io.amends.launcher.platform;

import io.amends.process.StartupException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The platform that runs on a data folder, as the other commands find it.
///
/// @param address the gateway's, without a path
/// @param adminKeyFile where the administrator's key lies
public record RunningPlatform(URI address, Path adminKeyFile) {

    /// @throws StartupException when none runs there
    public static RunningPlatform find(Path data) {
        var folder = DataFolder.of(data);
        var state =
                folder.holder().isPresent()
                        ? new StateFile(folder.state()).read()
                        : Optional.<PlatformState>empty();
        return state.map(known -> at(known.port(), folder))
                .orElseThrow(
                        () ->
                                new StartupException(
                                        String.format(
                                                Locale.ROOT,
                                                "No platform runs on %s. Start one with %s, or name its folder with --data.",
                                                folder.folder(),
                                                folder.command("up")),
                                        null));
    }

    /// The store of the platform that runs on a data folder, as the MongoDB driver takes it.
    ///
    /// @throws StartupException when none runs there, or it has a store of its own elsewhere
    public static String storeOf(Path data) {
        return addressOf(data, "store")
                .map(address -> "mongodb://" + address)
                .or(() -> Optional.ofNullable(System.getenv("AMENDS_MONGODB_URI")))
                .orElseThrow(() -> elsewhere(data, "store", "--mongodb-uri or AMENDS_MONGODB_URI"));
    }

    /// The broker of the platform that runs on a data folder, as Kafka's clients take it.
    ///
    /// @throws StartupException when none runs there, or it has a broker of its own elsewhere
    public static String brokerOf(Path data) {
        return addressOf(data, "broker")
                .or(() -> Optional.ofNullable(System.getenv("AMENDS_KAFKA_BOOTSTRAP_SERVERS")))
                .orElseThrow(
                        () ->
                                elsewhere(
                                        data,
                                        "broker",
                                        "--bootstrap-servers or AMENDS_KAFKA_BOOTSTRAP_SERVERS"));
    }

    private static Optional<String> addressOf(Path data, String part) {
        var folder = DataFolder.of(data);
        find(data);
        return new StateFile(folder.state())
                .read().stream()
                        .flatMap(state -> state.parts().stream())
                        .filter(each -> each.name().equals(part))
                        .findFirst()
                        .map(each -> "127.0.0.1:" + each.port());
    }

    private static StartupException elsewhere(Path data, String part, String how) {
        return new StartupException(
                String.format(
                        Locale.ROOT,
                        "The platform on %s was started with a %s elsewhere; name it with %s.",
                        DataFolder.of(data).folder(),
                        part,
                        how),
                null);
    }

    private static RunningPlatform at(int port, DataFolder folder) {
        return new RunningPlatform(URI.create("http://127.0.0.1:" + port), folder.adminKey());
    }

    /// @throws StartupException when it cannot be read
    public String adminKey() {
        try {
            return Files.readString(adminKeyFile).strip();
        } catch (IOException unreadable) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The administrator's key %s cannot be read; only its owner may.",
                            adminKeyFile),
                    unreadable);
        }
    }
}
