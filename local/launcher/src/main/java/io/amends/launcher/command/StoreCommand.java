package io.amends.launcher.command;

import io.amends.embedded.mongo.StoreCheck;
import io.amends.process.StartupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `./amends store`.
@Command(
        name = "store",
        description = "Look after the embedded store.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "check",
        subcommands = StoreCommand.Check.class)
final class StoreCommand {

    /// `./amends store check`.
    @Command(
            name = "check",
            description = "Compare every index with the documents; the platform must be stopped.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Mixin private DataOption data = new DataOption();

        @Option(
                names = "--accept-loss",
                description =
                        "Give up acknowledged changes that a damaged log no longer holds, so that the store starts without them.")
        private boolean acceptLoss;

        @Override
        public Integer call() {
            var folder = data.folder();
            folder.holder()
                    .ifPresent(
                            pid -> {
                                throw new StartupException(
                                        String.format(
                                                Locale.ROOT,
                                                "A platform runs on %s (process %d); stop it first with %s.",
                                                folder.folder(),
                                                pid,
                                                folder.command("down")),
                                        null);
                            });
            var arguments = new ArrayList<>(List.of("--dir", folder.store().toString()));
            if (acceptLoss) {
                arguments.add("--accept-loss");
            }
            return StoreCheck.run(arguments.toArray(String[]::new), System.out);
        }
    }
}
