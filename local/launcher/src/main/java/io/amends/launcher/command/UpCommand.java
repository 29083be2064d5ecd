package io.amends.launcher.command;

import io.amends.launcher.platform.Supervisor;
import io.amends.launcher.platform.UpRequest;
import io.amends.launcher.services.EnvironmentSettings;
import io.amends.launcher.services.Service;
import io.amends.process.StartupException;
import io.amends.settings.SettingsCheck;
import io.amends.settings.WrongSettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `./amends up`.
@Command(
        name = "up",
        description = "Start the whole platform on this machine; Ctrl-C stops it in order.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./amends up",
            "  ./amends up --detach --data /srv/amends --port 9000",
            "  ./amends up --set amends.followup.callback-after=PT2S",
            "",
            "AMENDS_MONGODB_URI and AMENDS_KAFKA_BOOTSTRAP_SERVERS name a MongoDB and a Kafka to use instead of the embedded ones."
        })
final class UpCommand implements Callable<Integer> {

    /// The highest port, counted from the gateway's, is the one of the broker's controller.
    private static final int HIGHEST = 65_535 - 13;

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + UpRequest.USUAL_PORT,
            description =
                    "the gateway's; the services, store and broker take the thirteen ports after it (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--detach", description = "in the background; returns when all is ready")
    private boolean detach;

    @Option(names = "--separate", description = "a process for each service")
    private boolean separate;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting for all services, as amends.followup.callback-after=PT2S")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        checkUsage();
        checkSettings();
        return detach
                ? DetachedStart.start(data.folder(), settings, spec.commandLine())
                : runHere();
    }

    private void checkUsage() {
        if (port < 1 || port > HIGHEST) {
            throw wrong(
                    String.format(
                            Locale.ROOT, "--port: %d is not between 1 and %d", port, HIGHEST));
        }
        settings.keySet().stream()
                .filter(key -> key.startsWith("server.") || key.startsWith("spring.config"))
                .findFirst()
                .ifPresent(
                        key -> {
                            throw wrong(
                                    String.format(
                                            Locale.ROOT,
                                            "--set: %s differs from service to service; use --port for the ports",
                                            key));
                        });
    }

    private void checkSettings() {
        var given = new LinkedHashMap<>(EnvironmentSettings.ofThisProcess());
        given.putAll(settings);
        try {
            SettingsCheck.check(Service.allSettings(), given, System.getenv());
        } catch (WrongSettings wrong) {
            throw new StartupException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int runHere() throws InterruptedException {
        var request = UpRequest.of(port, data.folder(), separate, settings);
        var supervisor = Supervisor.prepare(request, System.out);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop"));
        try {
            supervisor.start();
        } catch (RuntimeException failed) {
            supervisor.close();
            throw failed;
        }
        StartupBanner.print(System.out, request);
        supervisor.awaitEnd();
        return 0;
    }
}
