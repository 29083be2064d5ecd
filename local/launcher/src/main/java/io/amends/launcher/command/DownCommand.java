package io.amends.launcher.command;

import io.amends.process.StartupException;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./amends down`.
@Command(
        name = "down",
        description = "Stop the platform, gateway first and store last.",
        mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 180;

    @Mixin private DataOption data = new DataOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var folder = data.folder();
        var launcher = folder.holder().stream().mapToObj(ProcessHandle::of).findFirst();
        var out = spec.commandLine().getOut();
        if (launcher.isEmpty() || launcher.get().isEmpty()) {
            out.printf(Locale.ROOT, "Nothing runs on %s.%n", folder.folder());
            return 0;
        }
        var process = launcher.get().get();
        process.destroy();
        awaitEnd(process);
        out.println("Stopped.");
        return 0;
    }

    private static void awaitEnd(ProcessHandle process) throws InterruptedException {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The launcher (process %d) did not stop within three minutes.",
                            process.pid()),
                    stillThere);
        }
    }
}
