package io.amends.launcher.command;

import io.amends.launcher.command.PolicyFiles.PolicyFile;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `./amends policy check`.
@Command(
        name = "check",
        description =
                "Check policies against those in force, and change nothing. Every error is printed"
                        + " with its line and column; the exit code is then 1.",
        mixinStandardHelpOptions = true)
final class PolicyCheckCommand implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();
    @Mixin private PolicyFiles files = new PolicyFiles();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var client = AdminClient.find(data.folder());
        var out = spec.commandLine().getOut();
        var valid = true;
        for (var file : files.read()) {
            valid &= report(out, file, client.checkPolicy(file.kind(), file.text()));
        }
        return valid ? 0 : 1;
    }

    /// Prints what a check found.
    ///
    /// @return whether the policy is valid
    static boolean report(PrintWriter out, PolicyFile file, JsonNode check) {
        check.path("errors").forEach(error -> out.println(line(file, error)));
        if (!check.path("valid").asBoolean()) {
            return false;
        }
        out.printf(
                Locale.ROOT,
                check.path("changed").asBoolean()
                        ? "%s is valid; it would replace version %d of %s.%n"
                        : "%s is version %d of %s, which is in force.%n",
                file.path(),
                check.path("version").asInt(),
                file.kind());
        report(out, check.path("effect"));
        return true;
    }

    private static void report(PrintWriter out, JsonNode effect) {
        out.printf(
                Locale.ROOT,
                "`policy recalculate` after it would move %d due instants of %s%d open complaints,"
                        + " %d of them to an earlier instant; %d more would be overdue now.%n",
                effect.path("moved").asInt(),
                effect.path("complete").asBoolean() ? "" : "the first ",
                effect.path("open").asInt(),
                effect.path("earlier").asInt(),
                effect.path("overdue").asInt());
        effect.path("sample")
                .forEach(
                        move ->
                                out.printf(
                                        Locale.ROOT,
                                        "  %s %s: %s -> %s%n",
                                        move.path("reference").asString(),
                                        move.path("clock").asString(),
                                        move.path("from").asString(),
                                        move.path("to").asString()));
    }

    private static String line(PolicyFile file, JsonNode error) {
        return String.format(
                Locale.ROOT,
                "%s:%d:%d %s %s",
                file.path(),
                error.path("line").asInt(),
                error.path("column").asInt(),
                error.path("pointer").asString(),
                error.path("detail").asString());
    }
}
