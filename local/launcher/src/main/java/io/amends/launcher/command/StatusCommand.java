package io.amends.launcher.command;

import io.amends.launcher.platform.PlatformStatus;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `./amends status`.
@Command(
        name = "status",
        description = "Show how each part is doing; exit code 0 only when all are ready.",
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {

    private static final double MEGABYTE = 1 << 20;

    @Mixin private DataOption data = new DataOption();

    @Option(names = "--json", description = "for programs")
    private boolean json;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        var status = PlatformStatus.of(data.folder(), Clock.systemUTC());
        var out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonMapper.builder().build().writeValueAsString(status));
        } else {
            table(out, status);
        }
        return status.ready() ? 0 : 1;
    }

    private void table(PrintWriter out, PlatformStatus status) {
        if (status.parts().isEmpty()) {
            out.printf(Locale.ROOT, "Nothing runs on %s.%n", data.folder().folder());
            return;
        }
        out.printf(
                Locale.ROOT,
                "%-22s %-12s %8s %6s %9s  %s%n",
                "part",
                "state",
                "pid",
                "port",
                "memory",
                "up");
        status.parts().forEach(part -> row(out, part));
        out.printf(
                Locale.ROOT,
                "%.0f MB in all; %s%n",
                status.residentBytes() / MEGABYTE,
                status.ready() ? "ready" : "not ready");
        status.problems().forEach(out::println);
    }

    private static void row(PrintWriter out, PlatformStatus.Part part) {
        out.printf(
                Locale.ROOT,
                "%-22s %-12s %8d %6d %6.0f MB  %s%n",
                part.name(),
                part.state(),
                part.pid(),
                part.port(),
                part.residentBytes() / MEGABYTE,
                readable(Duration.ofSeconds(part.uptimeSeconds())));
    }

    private static String readable(Duration up) {
        return up.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %d min", up.toHours(), up.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %d s", up.toMinutes(), up.toSecondsPart());
    }
}
