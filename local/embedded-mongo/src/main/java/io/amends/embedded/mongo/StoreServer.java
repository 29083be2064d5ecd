package io.amends.embedded.mongo;

import io.amends.process.Arguments;
import io.amends.process.ChildJvm;
import io.amends.process.ParentProcessWatcher;
import io.amends.process.QuietLogging;
import io.amends.process.StartupException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// The store as its own process: `--dir DIR --port PORT [--host 127.0.0.1] [--metrics-port PORT]
/// [--disk-reserve-mb 256] [--exit-with-parent]`. Prints one line on standard output when it is
/// ready and errors on standard error, shuts down gracefully on SIGTERM, and loses nothing
/// acknowledged on `kill -9`. It needs Java's `--enable-native-access=ALL-UNNAMED
/// --sun-misc-unsafe-memory-access=allow`, [#HEAP] and [#ENVIRONMENT].
public final class StoreServer {

    /// The exit code after a failed sync of the log.
    public static final int SYNC_FAILED = 70;

    /// The measured heap size: few objects live long, and the records are stored off-heap.
    public static final List<String> HEAP = List.of("-Xms32m", "-Xmx192m");

    /// Otherwise the native library's arenas grow with the number of threads.
    public static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "2");

    private static final int MB = 1_000_000;

    private StoreServer() {}

    /// Runs until stopped; exits with 1, and a sentence, when it cannot start.
    public static void main(String[] arguments) throws InterruptedException {
        Locale.setDefault(Locale.ROOT); // libraries format with it
        QuietLogging.install();
        try {
            Arguments parsed =
                    Arguments.parse(
                            arguments,
                            Set.of("dir", "port", "host", "metrics-port", "disk-reserve-mb"),
                            Set.of("exit-with-parent"));
            if (parsed.has("exit-with-parent")) {
                ParentProcessWatcher.exitWithParent();
            }
            run(options(parsed));
        } catch (StartupException reason) {
            System.err.println("store: " + reason.getMessage());
            System.exit(1);
        }
    }

    private static StoreOptions options(Arguments parsed) {
        StoreOptions options =
                StoreOptions.of(parsed.path("dir"), parsed.port("port"))
                        .withHost(loopback(parsed.text("host", "127.0.0.1")))
                        .withDiskReserve(megabytes(parsed.text("disk-reserve-mb", "256")));
        return parsed.text("metrics-port", "").isEmpty()
                ? options
                : options.withMetricsPort(parsed.port("metrics-port"));
    }

    /// There are no users and no passwords: a client that reaches the port can read everything.
    private static String loopback(String host) {
        try {
            if (InetAddress.getByName(host).isLoopbackAddress()) {
                return host;
            }
        } catch (UnknownHostException e) {
            // reported below
        }
        throw new StartupException(
                String.format(
                        Locale.ROOT,
                        "--host %s is no loopback address, and the store listens on no other.",
                        host),
                null);
    }

    private static long megabytes(String text) {
        try {
            return Math.multiplyExact(Long.parseLong(text), MB);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new StartupException(
                    String.format(
                            Locale.ROOT, "--disk-reserve-mb %s is no number of megabytes.", text),
                    e);
        }
    }

    private static void run(StoreOptions options) throws InterruptedException {
        EmbeddedStore store = EmbeddedStore.start(options, StoreServer::halt);
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-stop"));
        System.out.println("store" + ChildJvm.READY + store.uri());
        new CountDownLatch(1).await();
    }

    /// The content of the log since the last successful sync is unknown: no command may be answered
    /// any more.
    static void halt(Throwable cause) {
        System.err.println(
                "store: the disk did not take the log, stopping at once: " + cause.getMessage());
        Runtime.getRuntime().halt(SYNC_FAILED);
    }
}
