package io.amends.launcher.command;

import io.amends.embedded.process.CannotStart;
import io.amends.launcher.platform.DataFolder;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/// Starts the same command again in the background and follows it until it is ready or has failed.
final class Detached {

    private static final int PAUSE_MILLIS = 100;

    private Detached() {}

    static int start(DataFolder data, CommandLine command) throws InterruptedException {
        var log = data.log("launcher");
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            var process = launch(javaLine(command), log.toFile());
            return follow(process, new FollowedFile(log, command.getOut(), command.getErr()));
        } catch (IOException unwritable) {
            throw new CannotStart(
                    String.format(
                            Locale.ROOT,
                            "The folder %s cannot be written (%s). Choose another one with --data, or allow writing.",
                            log.getParent(),
                            unwritable.getClass().getSimpleName()),
                    unwritable);
        }
    }

    private static int follow(Process process, FollowedFile log)
            throws IOException, InterruptedException {
        while (process.isAlive()) {
            if (log.printNews() && log.hasSaid(Welcome.LAST_LINE)) {
                return 0;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        log.printNews();
        return 1;
    }

    /// Deaf to Ctrl-C and to the terminal's closing: only `./amends down` ends it.
    private static Process launch(List<String> javaLine, File log) throws IOException {
        var line = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
        line.addAll(javaLine);
        return new ProcessBuilder(line)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(log)
                .redirectErrorStream(true)
                .start();
    }

    private static List<String> javaLine(CommandLine command) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.add(Amends.class.getName());
        command.getParent().getParseResult().originalArgs().stream()
                .filter(argument -> !argument.equals("--detach"))
                .forEach(line::add);
        return line;
    }
}
