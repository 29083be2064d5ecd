package io.amends.launcher.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./amends key create`.
@Command(
        name = "create",
        description = "Create an API key; its secret is shown this once.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  ./amends key create --role integration --name call-center")
final class KeyCreateCommand implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "integration, agent, supervisor, operations, subscriber or admin")
    private String role = "";

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "whose key it is; shown in histories")
    private String name = "";

    @Option(
            names = "--expires",
            paramLabel = "WHEN",
            description =
                    "when it ends: a duration from now (P90D, PT12H) or an instant"
                            + " (2027-01-31T00:00:00Z); never unless given")
    private @Nullable String expires;

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var created = AdminClient.find(data.folder()).createKey(role, name, expires);
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(created.toJson());
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s%n%nThe key %s for %s (%s). It is not shown again.%n",
                    created.key(),
                    created.id(),
                    created.name(),
                    created.role());
            if (created.expiresAt() != null) {
                out.printf(Locale.ROOT, "It expires at %s.%n", created.expiresAt());
            }
        }
        return 0;
    }
}
