package io.amends.launcher.command;

import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `./amends scores pass`: the running service goes through all customers, as it does every night.
@Command(
        name = "pass",
        description =
                "Go through all customers now, as happens every night: tiers, warnings, fresh figures.",
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
        var door = AdminDoor.find(data.folder());
        var before = door.pass().map(ScoresPass::startedAt).orElse("");
        door.beginPass();
        var out = spec.commandLine().getOut();
        if (noWait) {
            out.println("The pass begins.");
            return 0;
        }
        var now = door.pass();
        while (now.isEmpty() || isTheOneBefore(now.get(), before) || !isDone(now.get())) {
            now.filter(it -> !isTheOneBefore(it, before)).ifPresent(it -> show(it));
            Thread.sleep(LOOK_EVERY);
            now = door.pass();
        }
        show(now.get());
        return 0;
    }

    private static boolean isTheOneBefore(JsonNode pass, String before) {
        return isDone(pass) && startedAt(pass).equals(before);
    }

    private static boolean isDone(JsonNode pass) {
        return pass.path("done").asBoolean();
    }

    private static String startedAt(JsonNode pass) {
        return pass.path("startedAt").asString();
    }

    private void show(JsonNode pass) {
        var out = spec.commandLine().getOut();
        out.printf(
                "%d customers, %d changed, %d in another tier, %d warned for, %d recovered%s%n",
                pass.path("seen").asLong(),
                pass.path("changed").asLong(),
                pass.path("tiered").asLong(),
                pass.path("warned").asLong(),
                pass.path("recovered").asLong(),
                isDone(pass) ? "; done" : " …");
        out.flush();
    }
}
