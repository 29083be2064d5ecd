package io.amends.launcher.command;

import io.amends.embedded.process.CannotStart;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./amends scores thresholds`.
@Command(
        name = "thresholds",
        description =
                "Try thresholds of silence on the business's own past: whom they would have warned for, and who did not come again.",
        mixinStandardHelpOptions = true)
final class ScoresThresholds implements Callable<Integer> {
    @Mixin private ScoresCommand.Store store = new ScoresCommand.Store();

    @Option(
            names = "--cut",
            paramLabel = "DATE",
            required = true,
            description = "the last day that is known, as 1997-09-30")
    private LocalDate cut = LocalDate.EPOCH;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var tools = store.open()) {
            var report =
                    tools.thresholds(cut, store.weeks())
                            .orElseThrow(
                                    () ->
                                            new CannotStart(
                                                    "Too few customers had come three times by %s: thresholds are tried on 50 at least."
                                                            .formatted(cut),
                                                    null));
            spec.commandLine().getOut().print(report.text());
            return 0;
        }
    }
}
