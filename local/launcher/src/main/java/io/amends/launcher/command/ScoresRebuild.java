package io.amends.launcher.command;

import io.amends.process.StartupException;
import io.amends.satisfaction.application.RebuildException;
import io.amends.satisfaction.application.ScoreRebuild;
import io.amends.satisfaction.messaging.ConsumerDefinitions;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./amends scores rebuild`.
@Command(
        name = "rebuild",
        description =
                "Make every customer's state anew from the events, beside the running service, and switch to it at once. Stopped with Ctrl-C or killed, the same command goes on where it was.",
        mixinStandardHelpOptions = true)
final class ScoresRebuild implements Callable<Integer> {
    private static final Duration GOODBYE = Duration.ofSeconds(15);

    @Mixin private ScoresStore store = new ScoresStore();

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "the broker, where the platform was started with one of your own")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "put before topics, where platforms share a broker")
    private String topicPrefix = "";

    @Option(
            names = "--accept-loss",
            description =
                    "also replace customers of whom the topics no longer tell all: what is missing there is lost for them. Without it they stay as they are, and are named.")
    private boolean acceptLoss;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var servers = Optional.ofNullable(bootstrapServers).orElseGet(store::broker);
        var broker = new ScoreRebuild.Broker(Map.of("bootstrap.servers", servers), topicPrefix);
        var out = spec.commandLine().getOut();
        var over = new CountDownLatch(1);
        try (var tools = store.open();
                var shown = new RebuildProgress(out, System.console() != null)) {
            var result =
                    stoppable(
                                    tools.rebuild(
                                            ConsumerDefinitions::silent,
                                            broker,
                                            shown::progress,
                                            acceptLoss),
                                    over)
                            .run();
            shown.close();
            report(out, result);
            return 0;
        } catch (RebuildException reason) {
            throw new StartupException(String.valueOf(reason.getMessage()), reason);
        } finally {
            over.countDown();
        }
    }

    /// On Ctrl-C the rebuild is stopped in a consistent state before the process ends.
    private static ScoreRebuild stoppable(ScoreRebuild rebuild, CountDownLatch over) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(rebuild, over), "stop-rebuild"));
        return rebuild;
    }

    private static void stop(ScoreRebuild rebuild, CountDownLatch over) {
        rebuild.stop();
        try {
            var _ = over.await(GOODBYE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(PrintWriter out, ScoreRebuild.Rebuilt rebuilt) {
        var merged = rebuilt.merged();
        var all = merged.same() + merged.repaired() + merged.added();
        var missing = RebuildShortfall.lines(rebuilt);
        if (all == 0 && missing.isEmpty() && rebuilt.events() > 0) {
            out.println("An earlier run had switched already; only its end was missing.");
            return;
        }
        out.printf(
                Locale.ROOT,
                "%,d events made %,d customers, who are in use now: %,d as they were, %,d repaired, %,d that had been lost. Numbers go on.%n",
                rebuilt.events(),
                all,
                merged.same(),
                merged.repaired(),
                merged.added());
        missing.forEach(out::println);
    }
}
