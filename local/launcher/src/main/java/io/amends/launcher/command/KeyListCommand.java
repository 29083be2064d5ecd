package io.amends.launcher.command;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

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
        var keys = AdminClient.find(data.folder()).keys();
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(keys);
            return 0;
        }
        line(out, "id", "role", "name", "created", "expires", "last used");
        keys.forEach(
                key ->
                        line(
                                out,
                                key.path("id").asString(),
                                key.path("role").asString(),
                                key.path("name").asString(),
                                seconds(key, "createdAt", "-"),
                                seconds(key, "expiresAt", "never"),
                                seconds(key, "lastUsedAt", "not yet")));
        return 0;
    }

    private static void line(PrintWriter out, Object... cells) {
        out.printf(Locale.ROOT, "%-18s %-12s %-24s %-22s %-22s %s%n", cells);
    }

    private static String seconds(JsonNode key, String field, String absent) {
        return key.hasNonNull(field)
                ? Instant.parse(key.path(field).asString())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                : absent;
    }
}
