package io.amends.launcher.command;

import io.amends.process.StartupException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./amends scores thresholds`.
@Command(
        name = "thresholds",
        description =
                "Try thresholds of silence on the business's own past: whom they would have warned for, and who did not come again. Those in force are the running service's.",
        mixinStandardHelpOptions = true)
final class ScoresThresholds implements Callable<Integer> {
    @Mixin private ScoresStore store = new ScoresStore();
    @Mixin private TimeCutOption cut = new TimeCutOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var tools = store.open()) {
            var day = cut.day(tools);
            var report =
                    tools.thresholds(day, cut.weeks(tools))
                            .orElseThrow(
                                    () ->
                                            new StartupException(
                                                    String.format(
                                                            Locale.ROOT,
                                                            "Too few customers had come three times by %s: thresholds are tried on 50 at least. Try a later --cut.",
                                                            day),
                                                    null));
            var out = spec.commandLine().getOut();
            out.print(report.text());
            out.flush();
            return 0;
        }
    }
}
