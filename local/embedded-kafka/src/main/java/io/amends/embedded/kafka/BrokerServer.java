package io.amends.embedded.kafka;

import io.amends.process.Arguments;
import io.amends.process.ParentProcessWatcher;
import io.amends.process.QuietLogging;
import io.amends.process.StartupException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// The broker as its own process: `--dir DIR --port PORT --controller-port PORT
/// [--exit-with-parent]`. Prints one line on standard output when it is ready, and errors on
/// standard error. Shuts down gracefully on SIGTERM; `kill -9` loses no acknowledged record.
public final class BrokerServer {

    private BrokerServer() {}

    /// Runs until stopped; exits with 1, and a sentence, when it cannot start.
    public static void main(String[] arguments) {
        var since = Instant.now();
        QuietLogging.install();
        try {
            var parsed =
                    Arguments.parse(
                            arguments,
                            Set.of("dir", "port", "controller-port"),
                            Set.of("exit-with-parent"));
            if (parsed.has("exit-with-parent")) {
                ParentProcessWatcher.exitWithParent();
            }
            run(settings(parsed), since);
        } catch (StartupException reason) {
            System.err.println("broker: " + reason.getMessage());
            System.exit(1);
        }
    }

    private static BrokerSettings settings(Arguments parsed) {
        return new BrokerSettings(
                parsed.path("dir"), parsed.port("port"), parsed.port("controller-port"));
    }

    private static void run(BrokerSettings settings, Instant since) {
        var broker = EmbeddedBroker.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-stop"));
        System.out.printf(
                Locale.ROOT,
                "broker ready on %s after %.1f s%n",
                broker.bootstrapServers(),
                Duration.between(since, Instant.now()).toMillis() / 1000.0);
        broker.awaitStop();
    }
}
