package io.amends.launcher.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./amends key revoke`.
@Command(
        name = "revoke",
        description = "Revoke an API key; it is refused from then on.",
        mixinStandardHelpOptions = true)
final class KeyRevokeCommand implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();

    @Parameters(paramLabel = "ID", description = "as key list shows it")
    private String id = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        AdminClient.find(data.folder()).revokeKey(id);
        spec.commandLine().getOut().printf(Locale.ROOT, "Revoked %s.%n", id);
        return 0;
    }
}
