package io.amends.embedded.store;

import io.amends.embedded.store.engine.StoreFailure;
import io.amends.embedded.process.ChildJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// The store as a process of its own: `--dir DIR --port PORT [--host 127.0.0.1]
/// [--exit-with-parent]`. Prints one line when it is ready, stops cleanly on SIGTERM, and, with
/// `--exit-with-parent`, when its standard input ends. It wants to be started with
/// `--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow` and
/// `MALLOC_ARENA_MAX=2` in its environment.
public final class StoreServer {

    /// The exit code after a failed sync of the log.
    public static final int SYNC_FAILED = 70;

    private StoreServer() {}

    /// Runs until it is stopped.
    public static void main(String[] args) throws InterruptedException {
        Arguments arguments;
        EmbeddedStore store;
        try {
            arguments = Arguments.parse(args);
            store = EmbeddedStore.start(arguments.options(), StoreServer::halt);
        } catch (IllegalArgumentException e) {
            System.err.println("store: " + e.getMessage());
            System.err.println(Arguments.USAGE);
            System.exit(2);
            return;
        } catch (StoreFailure | UncheckedIOException e) {
            System.err.println("store: " + e.getMessage());
            System.exit(1);
            return;
        }
        run(store, arguments);
    }

    private static void run(EmbeddedStore store, Arguments arguments) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-stop"));
        if (arguments.exitWithParent()) {
            Thread.ofPlatform().daemon().name("store-parent").start(StoreServer::exitAtEndOfInput);
        }
        System.out.println("store" + ChildJvm.READY + store.uri() + " in " + arguments.options().dir());
        System.out.flush();
        new CountDownLatch(1).await();
    }

    private static void exitAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // only its end matters
            }
        } catch (IOException e) {
            // as good as its end
        }
        System.exit(0);
    }

    /// What the log holds since the last good sync is unknown: nobody may be told anything any
    /// more.
    private static void halt(Throwable cause) {
        System.err.println(
                "store: the disk did not take the log, stopping at once: " + cause.getMessage());
        Runtime.getRuntime().halt(SYNC_FAILED);
    }

    /// What was given on the command line.
    record Arguments(StoreOptions options, boolean exitWithParent) {

        static final String USAGE =
                "usage: StoreServer --dir DIR --port PORT [--host 127.0.0.1] [--exit-with-parent]";

        static Arguments parse(String[] args) {
            String dir = null;
            String host = "127.0.0.1";
            int port = -1;
            boolean exitWithParent = false;
            for (int i = 0; i < args.length; i++) {
                switch (args[i]) {
                    case "--dir" -> dir = value(args, ++i);
                    case "--host" -> host = value(args, ++i);
                    case "--port" -> port = port(value(args, ++i));
                    case "--exit-with-parent" -> exitWithParent = true;
                    default -> throw new IllegalArgumentException("unknown option " + args[i]);
                }
            }
            if (dir == null || port < 0) {
                throw new IllegalArgumentException("--dir and --port are needed");
            }
            return new Arguments(
                    StoreOptions.of(Path.of(dir), port).withHost(host), exitWithParent);
        }

        private static String value(String[] args, int at) {
            if (at == args.length) {
                throw new IllegalArgumentException(args[at - 1] + " needs a value");
            }
            return args[at];
        }

        private static int port(String text) {
            try {
                int port = Integer.parseInt(text);
                if (port >= 0 && port <= 65535) {
                    return port;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new IllegalArgumentException(
                    "--port must be a number from 0 to 65535, not " + text);
        }
    }
}
