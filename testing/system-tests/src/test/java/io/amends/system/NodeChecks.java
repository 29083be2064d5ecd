package io.amends.system;

import static org.junit.jupiter.api.Assumptions.abort;

import io.amends.testing.Eventually;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Node tools, in the versions of a committed lock file, installed below `target`. On a machine
/// without Node, npm or the packages the test is skipped with the reason.
final class NodeChecks implements AutoCloseable {
    private static final int OLDEST = 20;
    private static final int INSTALL_MINUTES = 5;
    private static final int RUN_MINUTES = 4;

    private final Path folder;
    private final List<Process> started = new ArrayList<>();

    private NodeChecks(Path folder) {
        this.folder = folder;
    }

    /// Copies the sources and installs the packages of their lock file.
    static NodeChecks install(Path sources, Path folder) throws IOException, InterruptedException {
        var version = output("node", "--version");
        if (version.isEmpty() || output("npm", "--version").isEmpty()) {
            abort("SKIPPED: node or npm is not installed; lint, client and proxy are unchecked");
        }
        var major = Integer.parseInt(version.get().strip().substring(1).split("\\.")[0]);
        if (major < OLDEST) {
            abort("SKIPPED: Node " + OLDEST + " is needed, this is " + version.get().strip());
        }
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(
                        file,
                        folder.resolve(file.getFileName().toString()),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        }
        var node = new NodeChecks(folder);
        var cache = folder.resolveSibling("npm-cache").toAbsolutePath().toString();
        var npm = node.start(Map.of(), "npm.log", "npm", "ci", "--cache", cache);
        if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            var reason = Files.readString(folder.resolve("npm.log")).lines().findFirst().orElse("");
            node.close();
            abort("SKIPPED: npm could not install the tools: " + reason);
        }
        return node;
    }

    void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    /// Runs one of the tools; fails with its output if its exit code is not 0.
    void run(String... command) throws IOException, InterruptedException {
        run(Map.of(), command);
    }

    void run(Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var log = command[0] + ".log";
        var process = start(environment, log, command);
        if (!process.waitFor(RUN_MINUTES, TimeUnit.MINUTES)) {
            throw new AssertionError(command[0] + " did not end:\n" + said(log));
        }
        if (process.exitValue() != 0 || said(log).matches("(?s).*You have \\d+ warning.*")) {
            throw new AssertionError(
                    String.join(" ", command)
                            + " ended with "
                            + process.exitValue()
                            + ":\n"
                            + said(log)
                            + proxyLog());
        }
    }

    /// A proxy in front of the platform that responds with an error to everything undocumented.
    /// Returns its address.
    String proxy(String document, String platform) throws IOException {
        int port = freePort();
        var process =
                start(
                        Map.of(),
                        "prism.log",
                        "prism",
                        "proxy",
                        document,
                        platform,
                        "--errors",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port));
        Eventually.present(
                "the proxy listens",
                () -> {
                    if (!process.isAlive()) {
                        throw new AssertionError("the proxy ended:\n" + proxyLog());
                    }
                    return listens(port) ? Optional.of(true) : Optional.empty();
                });
        return "http://127.0.0.1:" + port;
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (ConnectException notYet) {
            return false;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(Map<String, String> environment, String log, String... command)
            throws IOException {
        var bin = folder.toAbsolutePath().resolve("node_modules").resolve(".bin");
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve(log).toFile());
        var all = builder.environment();
        all.put("PATH", bin + File.pathSeparator + all.getOrDefault("PATH", ""));
        all.put("REDOCLY_TELEMETRY", "off");
        all.put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        all.put("NO_COLOR", "1");
        all.putAll(environment);
        if (Files.exists(bin.resolve(command[0]))) {
            builder.command().set(0, bin.resolve(command[0]).toString());
        }
        var process = builder.start();
        started.add(process);
        return process;
    }

    private String proxyLog() {
        return Files.exists(folder.resolve("prism.log"))
                ? "\nThe proxy said:\n" + said("prism.log")
                : "";
    }

    private String said(String log) {
        try {
            return Files.readString(folder.resolve(log));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static Optional<String> output(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text) : Optional.empty();
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        for (var process : started) {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }
}
