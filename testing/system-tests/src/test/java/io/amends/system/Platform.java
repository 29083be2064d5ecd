package io.amends.system;

import io.amends.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A whole platform, started as a user starts it, in its own processes.
final class Platform implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(12);

    /// In the order of their ports.
    static final List<String> SERVICES =
            List.of("gateway", "complaint-service", "followup-service", "satisfaction-service");

    private final Path data;
    private final int port;
    private final Locale host;
    private final Process launcher;
    private final String adminKey;

    /// How the services run.
    enum Mode {
        ALL_IN_ONE,
        SEPARATE
    }

    private Platform(Path data, int port, Locale host, Process launcher) {
        this.data = data;
        this.port = port;
        this.host = host;
        this.launcher = launcher;
        awaitReady();
        Eventually.holds(
                "./amends status says so too", () -> amends("status", "--json").exitCode() == 0);
        this.adminKey = read(data.resolve("admin.key")).strip();
    }

    /// Starts a platform and returns when all of it is ready.
    ///
    /// @param settings each as `amends.followup.callback-after=PT2S`
    static Platform start(Path data, Mode mode, String... settings) throws IOException {
        return start(data, mode, Locale.US, settings);
    }

    /// The same with this default locale, for every process and every command.
    static Platform start(Path data, Mode mode, Locale host, String... settings)
            throws IOException {
        int port = Ports.freeBase();
        var arguments =
                new ArrayList<>(
                        List.of("up", "--data", data.toString(), "--port", Integer.toString(port)));
        if (mode == Mode.SEPARATE) {
            arguments.add("--separate");
        }
        for (var setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        Files.createDirectories(data);
        var log = data.resolveSibling(data.getFileName() + ".up.log");
        var launcher =
                Cli.command(host, arguments.toArray(String[]::new))
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            return new Platform(data, port, host, launcher);
        } catch (AssertionError notReady) {
            stop(launcher);
            throw new AssertionError(notReady.getMessage() + "; it said:\n" + read(log), notReady);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// A service's own address, bypassing the gateway.
    URI service(String name) {
        return URI.create("http://127.0.0.1:" + (port + SERVICES.indexOf(name)));
    }

    /// Address of its metrics: the gateway's have a port of their own.
    URI metricsOf(String name) {
        return name.equals("gateway")
                ? URI.create("http://127.0.0.1:" + (port + 10))
                : service(name);
    }

    Path data() {
        return data;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + (port + 12);
    }

    String mongodbUri() {
        return "mongodb://127.0.0.1:" + (port + 11);
    }

    Client admin() {
        return new Client(address(), adminKey);
    }

    /// A client with a new key.
    Client client(String role, String name) {
        var said = amends("key", "create", "--role", role, "--name", name, "--json");
        if (said.exitCode() != 0) {
            throw new AssertionError("key create failed: " + said);
        }
        return new Client(address(), json(said.out()).path("key").asString());
    }

    /// Runs a command on this platform's data.
    Cli.Result amends(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", data.toString()));
        return Cli.run(host, all.toArray(String[]::new));
    }

    /// A component's process, if it is running and ready: read from the launcher's state file,
    /// since polling `./amends status` would slow down the platform.
    Optional<ProcessHandle> ready(String part) {
        for (var one : notes().path("parts")) {
            if (one.path("name").asString("").equals(part)
                    && one.path("state").asString("").equalsIgnoreCase("ready")) {
                return ProcessHandle.of(one.path("pid").asLong());
            }
        }
        return Optional.empty();
    }

    private JsonNode notes() {
        var file = data.resolve("platform.json");
        return json(Files.exists(file) ? read(file) : "");
    }

    /// `kill -9`: the process cannot react. Returns its id.
    long kill(String part) {
        var process =
                ready(part)
                        .orElseThrow(() -> new AssertionError(part + " is not ready: " + notes()));
        process.destroyForcibly();
        return process.pid();
    }

    /// Returns when the component runs again, in another process.
    void awaitBack(String part, long killed) {
        Eventually.holds(
                part + " is back",
                () -> ready(part).filter(now -> now.pid() != killed).isPresent());
    }

    /// The launcher itself gives up on a component that does not become ready; this limit is only
    /// for a launcher that hangs.
    private void awaitReady() {
        Eventually.present(
                "the platform is ready",
                START,
                () -> {
                    if (!launcher.isAlive()) {
                        throw new AssertionError("./amends up ended with " + launcher.exitValue());
                    }
                    return Optional.of(true).filter(_ -> notes().path("ready").asBoolean(false));
                });
    }

    private static JsonNode json(String text) {
        return text.isBlank()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new AssertionError("cannot read " + file, unreadable);
        }
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.descendants().forEach(ProcessHandle::destroyForcibly);
                launcher.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop(launcher);
    }
}
