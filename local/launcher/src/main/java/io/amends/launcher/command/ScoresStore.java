package io.amends.launcher.command;

import com.mongodb.MongoException;
import io.amends.launcher.platform.RunningPlatform;
import io.amends.process.StartupException;
import io.amends.satisfaction.application.ScoreCommands;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Access to the satisfaction-service's store, the same for all commands that use it.
final class ScoresStore {
    private static final String DATABASE = "satisfaction";

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--mongodb-uri",
            paramLabel = "URI",
            description =
                    "the store, where the platform was started with one of your own; an address with a password belongs in AMENDS_MONGODB_URI instead, since others can read command lines")
    private @Nullable String mongodbUri;

    /// @throws StartupException when no platform runs on these data, or its store does not answer
    ScoreCommands open() {
        var uri =
                Optional.ofNullable(mongodbUri)
                        .orElseGet(() -> RunningPlatform.storeOf(data.folder().folder()));
        try {
            return ScoreCommands.open(uri, DATABASE);
        } catch (IllegalArgumentException wrong) {
            throw new StartupException("--mongodb-uri: " + wrong.getMessage(), wrong);
        } catch (MongoException away) {
            // Without the address, which may contain a password.
            throw new StartupException(
                    "The store does not answer; "
                            + command("status")
                            + " tells more, and --mongodb-uri or AMENDS_MONGODB_URI names one elsewhere.",
                    away);
        }
    }

    /// The text of a command for the same data, for hints.
    String command(String command) {
        return data.folder().command(command);
    }

    /// @throws StartupException when no platform with an embedded broker runs on these data
    String broker() {
        return RunningPlatform.brokerOf(data.folder().folder());
    }
}
