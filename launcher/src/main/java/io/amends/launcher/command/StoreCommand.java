package io.amends.launcher.command;

import io.amends.embedded.process.CannotStart;
import io.amends.embedded.store.StoreCheck;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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

        @Override
        public Integer call() {
            var folder = data.folder();
            folder.holder()
                    .ifPresent(
                            pid -> {
                                throw new CannotStart(
                                        "A platform runs on %s (process %d); stop it first with ./amends down."
                                                .formatted(folder.folder(), pid),
                                        null);
                            });
            var arguments = new String[] {"--dir", folder.store().toString()};
            return StoreCheck.run(arguments, System.out);
        }
    }
}
