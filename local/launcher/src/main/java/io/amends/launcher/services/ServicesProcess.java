package io.amends.launcher.services;

import io.amends.process.ChildJvm;
import io.amends.process.ParentProcessWatcher;
import io.amends.process.StartupException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.context.ConfigurableApplicationContext;

/// Runs services in this process, each in its own Spring context with its own port and settings
/// file, as if it were alone: `--service NAME=PORT … [--await HOST:PORT …] [--exit-with-parent]`;
/// settings come from the environment. Prints a line for each service that is ready. With one
/// service named it is that service's own process.
public final class ServicesProcess {

    private ServicesProcess() {}

    /// Runs until stopped; exits with 1, and a sentence, when a service cannot start.
    public static void main(String[] arguments) {
        try {
            var orders = ControlCommands.parse(arguments);
            if (orders.exitWithParent()) {
                ParentProcessWatcher.exitWithParent();
            }
            ServiceLogging.install(EnvironmentSettings.ofThisProcess());
            orders.awaited().forEach(PortAwaiter::connection);
            var contexts = startAll(orders);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAll(contexts), "stop"));
        } catch (StartupException reason) {
            System.err.println(reason.getMessage());
            System.exit(1);
        }
    }

    private static List<ConfigurableApplicationContext> startAll(ControlCommands orders) {
        try (var executor = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var starts =
                    orders.services().stream()
                            .map(each -> CompletableFuture.supplyAsync(() -> start(each), executor))
                            .toList();
            return starts.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof StartupException reason ? reason : failed;
        }
    }

    private static ConfigurableApplicationContext start(ControlCommands.Seat seat) {
        var since = Instant.now();
        var service = seat.service();
        try {
            var context = service.application().run(seat.springArguments());
            System.out.printf(
                    Locale.ROOT,
                    "%s%s127.0.0.1:%d after %.1f s%n",
                    service.folder(),
                    ChildJvm.READY,
                    seat.port(),
                    Duration.between(since, Instant.now()).toMillis() / 1000.0);
            return context;
        } catch (RuntimeException failed) {
            throw new StartupException(service.folder() + ": " + reason(failed), failed);
        }
    }

    private static String reason(Throwable failed) {
        var deepest = failed;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        var message = deepest.getMessage();
        return message == null
                ? deepest.getClass().getSimpleName()
                : message.lines()
                        .collect(Collectors.joining(" "))
                        .replaceAll("://\\S*@", "://…@"); // an address may contain a password
    }

    /// The gateway first, so that no requests arrive while the others finish theirs.
    private static void stopAll(List<ConfigurableApplicationContext> contexts) {
        contexts.reversed().forEach(ConfigurableApplicationContext::close);
    }
}
