package io.amends.launcher.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./amends scores pass`: starts the pass over all customers that otherwise runs every night.
@Command(
        name = "pass",
        description =
                "Go through all customers now, as happens every night: tiers, warnings, fresh figures. The service does it; Ctrl-C ends the watching only.",
        mixinStandardHelpOptions = true)
final class ScoresPass implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--no-wait",
            description = "return at once instead of showing how far it has come")
    private boolean noWait;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        var client = AdminClient.find(data.folder());
        var progress = new PassProgress(client.pass(), out);
        client.beginPass();
        if (noWait) {
            out.println("The pass begins.");
            return 0;
        }
        for (var pass = client.pass(); !progress.isOver(pass); pass = client.pass()) {
            if (progress.hasFailed(pass)) {
                out.println(
                        "The pass failed. The satisfaction-service tries it again by itself, after a growing pause; its log says why.");
                return 1;
            }
            Thread.sleep(LOOK_EVERY);
        }
        return 0;
    }
}
