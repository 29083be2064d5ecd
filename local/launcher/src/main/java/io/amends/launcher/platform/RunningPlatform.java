package io.amends.launcher.platform;

import io.amends.process.StartupException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The platform that runs on a data folder, for the other commands.
///
/// @param address the gateway's, without a path
/// @param adminKeyFile file of the administrator's key
public record RunningPlatform(URI address, Path adminKeyFile) {

    /// @throws StartupException when no platform runs on these data
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

    /// Connection string of the store of the platform that runs on a data folder.
    ///
    /// @throws StartupException when no platform runs, or it uses an external store
    public static String storeOf(Path data) {
        return addressOf(data, "store")
                .map(address -> "mongodb://" + address)
                .or(() -> Optional.ofNullable(System.getenv("AMENDS_MONGODB_URI")))
                .orElseThrow(() -> elsewhere(data, "store", "--mongodb-uri or AMENDS_MONGODB_URI"));
    }

    /// Bootstrap servers of the broker of the platform that runs on a data folder.
    ///
    /// @throws StartupException when no platform runs, or it uses an external broker
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
