package io.amends.launcher.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `./amends key list`.
@Command(
        name = "list",
        description = "List the API keys, without their secrets.",
        mixinStandardHelpOptions = true)
final class KeyListCommand implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var keys = AdminDoor.find(data.folder()).keys();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(keys);
            return 0;
        }
        out.printf(Locale.ROOT, "%-26s %-12s %s%n", "id", "role", "name");
        keys.forEach(
                key ->
                        out.printf(
                                Locale.ROOT,
                                "%-26s %-12s %s%n",
                                key.path("id").asString(),
                                key.path("role").asString(),
                                key.path("name").asString()));
        return 0;
    }
}
