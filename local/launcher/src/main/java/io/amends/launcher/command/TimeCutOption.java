package io.amends.launcher.command;

import io.amends.satisfaction.application.ScoreCommands;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The day that separates the known past from the observed outcomes, and how long outcomes are
/// observed.
final class TimeCutOption {

    @Option(
            names = "--cut",
            paramLabel = "DATE",
            required = true,
            converter = TimeArguments.Day.class,
            description = "the last day that is known, as 1997-09-30")
    private LocalDate cut = LocalDate.EPOCH;

    @Option(
            names = "--horizon",
            paramLabel = "PERIOD",
            converter = TimeArguments.Weeks.class,
            description =
                    "the time over which staying is meant, as P39W (default: as the service is set)")
    private @Nullable Integer weeks;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    int weeks(ScoreCommands tools) {
        return weeks == null ? tools.horizonWeeks() : weeks;
    }

    /// @throws ParameterException when the outcomes cannot be known yet
    LocalDate day(ScoreCommands tools) {
        var latest = tools.latestCut(weeks(tools));
        if (cut.isAfter(latest)) {
            throw new ParameterException(
                    spec.commandLine(),
                    String.format(
                            Locale.ROOT,
                            "--cut: what customers did in the %d weeks after %s is not known yet; the latest day is %s",
                            weeks(tools),
                            cut,
                            latest));
        }
        return cut;
    }
}
