package io.amends.launcher.command;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./amends policy get`.
@Command(
        name = "get",
        description = "Print a policy as it was written.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  ./amends policy get calendars > calendars.yaml")
final class PolicyGetCommand implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "KIND", description = "calendars or clocks")
    private String kind = "";

    @Option(
            names = "--version-number",
            paramLabel = "N",
            description = "an earlier version; the one in force unless given")
    private @Nullable Integer version;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        out.print(AdminClient.find(data.folder()).policy(kind, version).text());
        out.flush();
        return 0;
    }
}
