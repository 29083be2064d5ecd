package io.amends.launcher.command;

import io.amends.process.StartupException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `./amends events republish`: the services publish again, from their histories, events that a
/// broker lost. It works in steps; between two of them the command can be stopped, and later
/// continues from the position that it showed last.
@Command(
        name = "republish",
        description =
                "Publish again, from the histories in the store, what a broker lost. Each event keeps its id, number, key and body, so that consumers drop what they already had. Ctrl-C stops it; --resume goes on.",
        mixinStandardHelpOptions = true)
final class EventsRepublish implements Callable<Integer> {

    /// In this order; the complaints come first, since other events follow from them.
    private static final List<String> SERVICES =
            List.of("complaint-service", "followup-service", "satisfaction-service");

    /// Services whose events have a complaint's reference as their subject.
    private static final List<String> BY_REFERENCE = SERVICES.subList(0, 2);

    private static final char SEPARATOR = ':';

    @Mixin private DataOption data = new DataOption();

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            converter = TimeArguments.Moment.class,
            description =
                    "leave out what happened before, as 2026-11-23T00:00:00Z (default: everything)")
    private @Nullable Instant from;

    @Option(
            names = "--reference",
            paramLabel = "R",
            description = "only the events of this complaint and its follow-ups")
    private @Nullable String reference;

    @Option(
            names = "--resume",
            paramLabel = "POSITION",
            description = "go on where a stopped run was; give the other options again")
    private @Nullable String resume;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        var services = reference == null ? SERVICES : BY_REFERENCE;
        var begin = services.getFirst();
        String after = null;
        if (resume != null) {
            var separator = resume.indexOf(SEPARATOR);
            begin = separator < 0 ? resume : resume.substring(0, separator);
            after = separator < 0 ? null : resume.substring(separator + 1);
        }
        if (!services.contains(begin)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--resume: '" + resume + "' is no position that a stopped run has shown");
        }
        var run = new Run(AdminClient.find(data.folder()), spec.commandLine().getOut());
        for (var service : services.subList(services.indexOf(begin), services.size())) {
            run.publish(service, after);
            after = null;
        }
        return run.end();
    }

    /// One run of the command.
    private final class Run {
        private final AdminClient client;
        private final PrintWriter out;
        private long published;
        private long leftOut;

        Run(AdminClient client, PrintWriter out) {
            this.client = client;
            this.out = out;
        }

        /// Publishes all events of a service.
        void publish(String service, @Nullable String begin) throws InterruptedException {
            var after = begin;
            var ofService = 0L;
            do {
                var step = step(service, after);
                ofService += step.path("published").asLong();
                for (var id : step.path("leftOut")) {
                    leftOut++;
                    out.printf(
                            Locale.ROOT,
                            "%s: left out %s, the service's log says why%n",
                            service,
                            id.asString(""));
                }
                after = step.path("next").asString(null);
                out.printf(
                        Locale.ROOT,
                        "%s: %,d events published again%s%n",
                        service,
                        ofService,
                        after == null ? "; done" : " …  --resume " + position(service, after));
                out.flush();
            } while (after != null);
            published += ofService;
        }

        private JsonNode step(String service, @Nullable String after) throws InterruptedException {
            try {
                return client.republish(service, from, reference, after);
            } catch (StartupException failed) {
                throw new StartupException(
                        String.format(
                                Locale.ROOT,
                                "%s To go on, repeat the command with --resume %s",
                                sentence(failed),
                                position(service, after)),
                        failed);
            }
        }

        private static String sentence(StartupException failed) {
            var message = String.valueOf(failed.getMessage());
            return message.endsWith(".") ? message : message + ".";
        }

        int end() {
            out.printf(
                    Locale.ROOT, "%,d events published again, %,d left out.%n", published, leftOut);
            if (reference != null && published + leftOut == 0) {
                out.printf(
                        Locale.ROOT,
                        "No history has events of %s%s.%n",
                        reference,
                        from == null ? "" : " since " + from);
            }
            return leftOut == 0 ? 0 : 1;
        }

        /// Quoted, since a customer's id may contain characters that are special to a shell.
        private static String position(String service, @Nullable String after) {
            return after == null ? service : "'" + service + SEPARATOR + after + "'";
        }
    }
}
