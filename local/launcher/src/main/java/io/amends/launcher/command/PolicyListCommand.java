package io.amends.launcher.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./amends policy list`.
@Command(
        name = "list",
        description = "List the policies in force: which version, who applied it, and when.",
        mixinStandardHelpOptions = true)
final class PolicyListCommand implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var policies = AdminClient.find(data.folder()).policies();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(policies);
            return 0;
        }
        line(out, "kind", "version", "by", "at", "shipped default");
        policies.forEach(
                policy ->
                        line(
                                out,
                                policy.path("kind").asString(),
                                policy.path("version").asString(),
                                policy.path("by").asString(),
                                policy.path("at").asString(),
                                policy.path("shipped").asString()));
        return 0;
    }

    private static void line(PrintWriter out, Object... cells) {
        out.printf(Locale.ROOT, "%-12s %-8s %-24s %-26s %s%n", cells);
    }
}
