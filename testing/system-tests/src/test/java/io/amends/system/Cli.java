package io.amends.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// `./amends` without its script, which would build first: the same main class, in its own process.
final class Cli {
    private static final String MAIN = "io.amends.launcher.command.Amends";

    /// Output and exit code of a command.
    record Result(int exitCode, String out, String err) {}

    private Cli() {}

    /// A command that can be started.
    static ProcessBuilder command(String... arguments) {
        return command(Locale.US, arguments);
    }

    /// The same with this default locale, for the command and every process that it starts.
    static ProcessBuilder command(Locale host, String... arguments) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command =
                new ArrayList<>(
                        List.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx192m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                classPath(),
                                MAIN));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_TOOL_OPTIONS", flags(host));
        return builder;
    }

    private static String flags(Locale host) {
        return String.format(
                Locale.ROOT,
                "-Duser.language=%s -Duser.country=%s",
                host.getLanguage(),
                host.getCountry());
    }

    /// Runs a command to its end.
    static Result run(String... arguments) {
        return run(Locale.US, arguments);
    }

    /// The same with this default locale.
    static Result run(Locale host, String... arguments) {
        try {
            var out = Files.createTempFile("amends", ".out");
            var err = Files.createTempFile("amends", ".err");
            int code =
                    command(host, arguments)
                            .redirectOutput(out.toFile())
                            .redirectError(err.toFile())
                            .start()
                            .waitFor();
            var result = new Result(code, Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /// Surefire starts tests with a jar that only references the others; the platform's processes
    /// get the full class path.
    private static String classPath() {
        return Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"),
                System.getProperty("java.class.path"));
    }
}
