package io.amends.launcher.command;

import io.amends.embedded.process.CannotStart;
import io.amends.launcher.platform.RunningPlatform;
import io.amends.satisfaction.ScoreSettings;
import io.amends.satisfaction.ScoreTools;
import io.amends.satisfaction.domain.backtest.BacktestReport;
import io.amends.satisfaction.domain.backtest.ReliabilityPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./amends scores`: what the scores learned, and how good they are.
@Command(
        name = "scores",
        description = "Learn from the customers' own history, and measure how good the scores are.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel =
                "(rebuild | backtest | fit | versions | choose | pass | thresholds)",
        subcommands = {
            ScoresRebuild.class,
            ScoresPass.class,
            ScoresThresholds.class,
            ScoresCommand.Backtest.class,
            ScoresCommand.Fit.class,
            ScoresCommand.Versions.class,
            ScoresCommand.Choose.class
        })
final class ScoresCommand {

    /// Where the service's store is, and how long a horizon is.
    static final class Store {
        @Mixin private DataOption data = new DataOption();

        @Option(
                names = "--mongodb-uri",
                paramLabel = "URI",
                description = "the store, where the platform was started with one of your own")
        private @Nullable String mongodbUri;

        @Option(
                names = "--horizon",
                paramLabel = "PERIOD",
                defaultValue = "P26W",
                description = "the time over which staying is meant (default: ${DEFAULT-VALUE})")
        private Period horizon = Period.ofWeeks(26);

        ScoreTools open() {
            var settings = settings();
            var uri =
                    Optional.ofNullable(mongodbUri)
                            .orElseGet(() -> RunningPlatform.storeOf(data.folder().folder()));
            return ScoreTools.open(uri, "satisfaction", settings);
        }

        private ScoreSettings settings() {
            try {
                return ScoreSettings.of(horizon, 1);
            } catch (IllegalArgumentException wrong) {
                throw new CannotStart(
                        "--horizon is %s, but must be whole weeks, as P26W.".formatted(horizon),
                        wrong);
            }
        }

        String broker() {
            return RunningPlatform.brokerOf(data.folder().folder());
        }

        int weeks() {
            return horizon.getDays() / 7;
        }
    }

    /// `./amends scores backtest`.
    @Command(
            name = "backtest",
            description =
                    "Hold the scores, as they would have been on a day, against what customers did after it.",
            mixinStandardHelpOptions = true)
    static final class Backtest implements Callable<Integer> {
        @Mixin private Store store = new Store();

        @Option(
                names = "--cut",
                paramLabel = "DATE",
                required = true,
                description = "the last day that is known, as 1997-09-30")
        private LocalDate cut = LocalDate.EPOCH;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                defaultValue = ".",
                description = "where scores-backtest.csv and .svg are written (default: here)")
        private Path out = Path.of(".");

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws IOException {
            try (var tools = store.open()) {
                var report = tools.backtest(cut, store.weeks());
                var console = spec.commandLine().getOut();
                console.print(report.text());
                write(report);
                console.printf(
                        "%nThe same in %s, a picture of it in %s.%n",
                        out.resolve("scores-backtest.csv"), out.resolve("scores-backtest.svg"));
                return 0;
            } catch (IllegalArgumentException tooLittle) {
                throw new CannotStart(
                        "No backtest at %s: %s.".formatted(cut, tooLittle.getMessage()), tooLittle);
            }
        }

        private void write(BacktestReport report) throws IOException {
            Files.createDirectories(out);
            Files.writeString(out.resolve("scores-backtest.csv"), report.csv());
            Files.writeString(out.resolve("scores-backtest.svg"), ReliabilityPicture.of(report));
        }
    }

    /// `./amends scores fit`.
    @Command(
            name = "fit",
            description =
                    "Learn parameters anew, as happens every night, and use them if they are better.",
            mixinStandardHelpOptions = true)
    static final class Fit implements Callable<Integer> {
        @Mixin private Store store = new Store();

        @Option(
                names = "--as-of",
                paramLabel = "INSTANT",
                description = "learn from what was known then (default: now)")
        private @Nullable Instant asOf;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var tools = store.open()) {
                var now = Optional.ofNullable(asOf).orElseGet(Instant::now);
                var result = tools.fit(now);
                spec.commandLine().getOut().println(ScoreTools.describe(result));
                return 0;
            }
        }
    }

    /// `./amends scores versions`.
    @Command(
            name = "versions",
            description = "Every version of the parameters that was learned, the newest first.",
            mixinStandardHelpOptions = true)
    static final class Versions implements Callable<Integer> {
        @Mixin private Store store = new Store();

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var tools = store.open()) {
                var out = spec.commandLine().getOut();
                tools.versions()
                        .forEach(
                                version ->
                                        out.printf(
                                                "%-32s %s  %s%n",
                                                version.name(), version.at(), version.note()));
                return 0;
            }
        }
    }

    /// `./amends scores choose`.
    @Command(
            name = "choose",
            description =
                    "Use another version of the parameters; the service follows within seconds.",
            mixinStandardHelpOptions = true)
    static final class Choose implements Callable<Integer> {
        @Mixin private Store store = new Store();

        @Parameters(paramLabel = "VERSION", description = "as ./amends scores versions shows it")
        private String version = "";

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var tools = store.open()) {
                tools.choose(version);
                spec.commandLine().getOut().println(version + " is in force.");
                return 0;
            } catch (IllegalArgumentException unknown) {
                throw new CannotStart(
                        "There is no version %s; ./amends scores versions shows them."
                                .formatted(version),
                        unknown);
            }
        }
    }
}
