package io.amends.launcher.command;

import io.amends.launcher.command.PolicyFiles.PolicyFile;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./amends policy apply`.
@Command(
        name = "apply",
        description =
                "Put policies into force, one file after the other. The first one with an error"
                        + " ends it; those before it are in force then.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  ./amends policy apply calendars.yaml clocks.yaml")
final class PolicyApplyCommand implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();
    @Mixin private PolicyFiles files = new PolicyFiles();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var client = AdminClient.find(data.folder());
        for (var file : files.read()) {
            if (!apply(client, file)) {
                return 1;
            }
        }
        return 0;
    }

    /// Checks first: a check names the lines of errors.
    private boolean apply(AdminClient client, PolicyFile file) throws InterruptedException {
        var out = spec.commandLine().getOut();
        var replaced = client.policy(file.kind(), null).etag();
        if (!PolicyCheckCommand.report(out, file, client.checkPolicy(file.kind(), file.text()))) {
            return false;
        }
        var applied = client.applyPolicy(file.kind(), replaced, file.text());
        out.printf(
                Locale.ROOT,
                "Version %d of %s is in force.%n",
                applied.path("version").asInt(),
                file.kind());
        return true;
    }
}
