package io.amends.launcher.command;

import io.amends.launcher.platform.DataFolder;
import io.amends.launcher.services.EnvironmentSettings;
import io.amends.process.StartupException;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;

/// Starts the same command in the background and follows it until it is ready or has failed.
final class DetachedStart {

    private static final int PAUSE_MILLIS = 100;

    private DetachedStart() {}

    /// @param settings of `--set`; passed in the environment, since others can read command lines
    static int start(DataFolder data, Map<String, String> settings, CommandLine command)
            throws InterruptedException {
        data.requireFree();
        var log = data.log("launcher");
        try {
            Files.createDirectories(log.getParent());
            keepPrevious(log);
            var process = launch(javaLine(command), environment(settings), log.toFile());
            return tail(process, new TailedFile(log, command.getOut(), command.getErr()));
        } catch (IOException unwritable) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT,
                            "The folder %s cannot be written (%s). Choose another one with --data, or allow writing.",
                            log.getParent(),
                            unwritable.getClass().getSimpleName()),
                    unwritable);
        }
    }

    private static void keepPrevious(Path log) throws IOException {
        if (Files.exists(log)) {
            Files.move(
                    log,
                    log.resolveSibling(log.getFileName() + ".1"),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Map<String, String> environment(Map<String, String> settings) {
        var all = new LinkedHashMap<>(EnvironmentSettings.ofThisProcess());
        all.putAll(settings);
        return all.isEmpty()
                ? Map.of()
                : Map.of(EnvironmentSettings.VARIABLE, EnvironmentSettings.write(all));
    }

    private static int tail(Process process, TailedFile log)
            throws IOException, InterruptedException {
        while (process.isAlive()) {
            if (log.printNewLines() && log.hasPrinted(StartupBanner::isLast)) {
                return 0;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        log.printNewLines();
        return 1;
    }

    /// Ignores Ctrl-C and the closing of the terminal: only `./amends down` ends it.
    private static Process launch(List<String> javaLine, Map<String, String> environment, File log)
            throws IOException {
        var line = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        line.addAll(javaLine);
        var builder =
                new ProcessBuilder(line)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> javaLine(CommandLine command) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.add(Amends.class.getName());
        line.addAll(withoutSettings(command.getParent().getParseResult().originalArgs()));
        return line;
    }

    private static List<String> withoutSettings(List<String> arguments) {
        var kept = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (argument.equals("--set")) {
                i++; // its value
            } else if (!argument.startsWith("--set=") && !argument.equals("--detach")) {
                kept.add(argument);
            }
        }
        return kept;
    }
}
