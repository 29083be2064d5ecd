package io.amends.launcher.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.amends.process.StartupException;
import io.amends.satisfaction.application.ScoreCommands;
import io.amends.satisfaction.store.ParameterVersions;
import io.amends.scoring.backtest.BacktestReport;
import io.amends.scoring.backtest.ReliabilityPicture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./amends scores`: the fitted parameters of the scores, and their quality.
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

    /// `./amends scores backtest`.
    @Command(
            name = "backtest",
            description =
                    "Hold the scores, as they would have been on a day, against what customers did after it.",
            mixinStandardHelpOptions = true)
    static final class Backtest implements Callable<Integer> {
        @Mixin private ScoresStore store = new ScoresStore();

        @Mixin private TimeCutOption cut = new TimeCutOption();

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
                var report = report(tools);
                var console = spec.commandLine().getOut();
                console.print(report.text());
                write(report);
                console.printf(
                        Locale.ROOT,
                        "%nThe same in %s, a picture of it in %s.%n",
                        out.resolve("scores-backtest.csv"),
                        out.resolve("scores-backtest.svg"));
                return 0;
            }
        }

        private BacktestReport report(ScoreCommands tools) {
            var day = cut.day(tools);
            try {
                return tools.backtest(day, cut.weeks(tools));
            } catch (IllegalArgumentException tooLittle) {
                throw new StartupException(
                        String.format(
                                Locale.ROOT,
                                "No backtest at %s: %s. Try a later --cut.",
                                day,
                                tooLittle.getMessage()),
                        tooLittle);
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
        @Mixin private ScoresStore store = new ScoresStore();

        @Option(
                names = "--as-of",
                paramLabel = "INSTANT",
                converter = TimeArguments.Moment.class,
                description =
                        "learn from what was known then, as 1998-06-30T23:00:00Z (default: now)")
        private @Nullable Instant asOf;

        @Option(
                names = "--horizon",
                paramLabel = "PERIOD",
                converter = TimeArguments.Weeks.class,
                description =
                        "only to make sure: another one than the service is set to is refused")
        private @Nullable Integer weeks;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            try (var tools = store.open()) {
                var result = tools.fit(asOf(tools));
                spec.commandLine().getOut().println(ScoreCommands.describe(result));
                return 0;
            }
        }

        private Instant asOf(ScoreCommands tools) {
            if (weeks != null && weeks != tools.horizonWeeks()) {
                throw wrong(
                        String.format(
                                Locale.ROOT,
                                "--horizon: the service scores over %d weeks, so nothing can be learned for %d; it is set by amends.scores.horizon",
                                tools.horizonWeeks(),
                                weeks));
            }
            var now = tools.now();
            if (asOf != null && asOf.isAfter(now)) {
                throw wrong("--as-of must not be in the future:  " + asOf);
            }
            return asOf == null ? now : asOf;
        }

        private ParameterException wrong(String message) {
            return new ParameterException(spec.commandLine(), message);
        }
    }

    /// `./amends scores versions`.
    @Command(
            name = "versions",
            description =
                    "Every version of the parameters that was learned, the newest first; a star marks the one in force.",
            mixinStandardHelpOptions = true)
    static final class Versions implements Callable<Integer> {
        @Mixin private ScoresStore store = new ScoresStore();

        @Option(names = "--json", description = "for programs")
        private boolean json;

        @Spec private CommandSpec spec = CommandSpec.create();

        /// Output for programs.
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Listed(@Nullable String inForce, List<ParameterVersions.Version> versions) {}

        @Override
        public Integer call() {
            try (var tools = store.open()) {
                var out = spec.commandLine().getOut();
                var listed = new Listed(tools.inForce().orElse(null), tools.versions());
                if (json) {
                    out.println(JsonMapper.shared().writeValueAsString(listed));
                } else {
                    table(out, listed);
                }
                return 0;
            }
        }

        private void table(PrintWriter out, Listed listed) {
            if (listed.versions().isEmpty()) {
                out.printf(
                        Locale.ROOT,
                        "Nothing was learned yet, so the priors are in force; %s learns.%n",
                        store.command("scores fit"));
            }
            for (var version : listed.versions()) {
                out.printf(
                        Locale.ROOT,
                        "%s %-34s %s  %s%n",
                        version.name().equals(listed.inForce()) ? "*" : " ",
                        version.name(),
                        version.at(),
                        version.note());
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
        @Mixin private ScoresStore store = new ScoresStore();

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
                throw new StartupException(
                        String.format(
                                Locale.ROOT,
                                "There is no version %s; %s shows them.",
                                version,
                                store.command("scores versions")),
                        unknown);
            }
        }
    }
}
