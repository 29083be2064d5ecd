package io.amends.testing;

import io.amends.embedded.kafka.BrokerServer;
import io.amends.process.ChildJvm;
import io.amends.process.JvmCommand;
import io.amends.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An embedded store or broker in its own process, which tests may stop, kill or suspend and then
/// restart on the same port and with the same data.
public final class RestartableProcess {

    /// Several builds share a small machine; a start takes three seconds on an idle one.
    private static final Duration START = Duration.ofSeconds(120);

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final List<String> FLAGS =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final String name;
    private final Path folder;
    private final int port;
    private final JvmCommand command;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());
    private ChildJvm process;

    private RestartableProcess(String name, Path folder, int port, JvmCommand command) {
        this.name = name;
        this.folder = folder;
        this.port = port;
        this.command = command;
        this.process = launch();
        // A suspended process would not notice that this JVM ends.
        Runtime.getRuntime().addShutdownHook(new Thread(this::thaw, "thaw-" + name));
    }

    /// Starts a new, empty store.
    public static RestartableProcess store() {
        int port = Ports.free();
        var folder = TemporaryFolders.create("store");
        var arguments = arguments(folder, port);
        return new RestartableProcess(
                "store",
                folder,
                port,
                JvmCommand.of("io.amends.embedded.mongo.StoreServer", FLAGS, arguments));
    }

    /// Starts a new, empty broker.
    public static RestartableProcess broker() {
        int port = Ports.free();
        var folder = TemporaryFolders.create("broker");
        var arguments = arguments(folder, port);
        arguments.addAll(List.of("--controller-port", Integer.toString(Ports.free())));
        return new RestartableProcess(
                "broker",
                folder,
                port,
                JvmCommand.of(BrokerServer.class.getName(), FLAGS, arguments));
    }

    private static List<String> arguments(Path folder, int port) {
        return new ArrayList<>(
                List.of(
                        "--dir",
                        folder.toString(),
                        "--port",
                        Integer.toString(port),
                        "--exit-with-parent"));
    }

    /// @return host and port, the same after each start
    public String address() {
        return "127.0.0.1:" + port;
    }

    /// @return where its data are, so that a test can damage them
    public Path folder() {
        return folder;
    }

    /// @return the connection string for the MongoDB driver
    public String mongodbUri() {
        return "mongodb://" + address();
    }

    /// Stops the process gracefully and waits until it has ended.
    public synchronized void stop() {
        process.stop(STOP);
    }

    /// Ends the process as `kill -9` does.
    public synchronized void kill() {
        process.kill();
    }

    /// Suspends the process: connections stay open and requests are not answered.
    public synchronized void suspend() {
        process.suspend();
    }

    /// Resumes a suspended process.
    public synchronized void resume() {
        process.resume();
    }

    /// Starts the process again, on the same port and folder, and returns when it is ready. Does
    /// nothing while it runs.
    public synchronized void start() {
        if (!process.isAlive()) {
            process = launch();
        }
    }

    private ChildJvm launch() {
        var started = ChildJvm.start(command, output::add);
        try {
            started.ready().get(START.toSeconds(), TimeUnit.SECONDS);
            return started;
        } catch (ExecutionException | TimeoutException failed) {
            started.kill();
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "The %s did not start: %s",
                            name,
                            String.join("\n", output)),
                    failed);
        } catch (InterruptedException interrupted) {
            started.kill();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while starting " + name, interrupted);
        }
    }

    private synchronized void thaw() {
        if (process.isAlive()) {
            process.resume();
        }
    }
}
