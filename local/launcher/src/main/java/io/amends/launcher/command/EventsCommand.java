package io.amends.launcher.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./amends events`: operations on the events between the services.
@Command(
        name = "events",
        description =
                "Look at the consumers of events, have one skip what stops it, and publish again what a broker lost.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(consumer | skip | republish)",
        subcommands = {
            EventsCommand.Consumer.class,
            EventsCommand.Skip.class,
            EventsRepublish.class
        })
final class EventsCommand {

    /// `./amends events consumer`.
    @Command(
            name = "consumer",
            description = "Show how far a consumer has come.",
            mixinStandardHelpOptions = true)
    static final class Consumer implements Callable<Integer> {
        @Mixin private DataOption data = new DataOption();

        @Parameters(
                paramLabel = "CONSUMER",
                description = "as metrics and logs name it, such as followup-service.case-files")
        private String consumer = "";

        @Option(names = "--json", description = "for programs")
        private boolean json;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            var state = AdminClient.find(data.folder()).consumer(consumer);
            var out = spec.commandLine().getOut();
            if (json) {
                out.println(state);
                return 0;
            }
            out.printf(
                    Locale.ROOT,
                    "%s: %d records to consume, no progress for %s at worst%n",
                    consumer,
                    state.path("lag").asLong(),
                    state.path("stalled").asString(""));
            for (var id : state.path("fullOutboxes")) {
                out.printf(
                        Locale.ROOT,
                        "  events wait for the outbox of %s, which is full%n",
                        id.asString(""));
            }
            for (var partition : state.path("partitions")) {
                out.printf(
                        Locale.ROOT,
                        "  %s, partition %d: next is offset %d of %d, no progress for %s%n",
                        partition.path("topic").asString(""),
                        partition.path("partition").asInt(),
                        partition.path("next").asLong(),
                        partition.path("end").asLong(),
                        partition.path("stalled").asString(""));
            }
            return 0;
        }
    }

    /// `./amends events skip`.
    @Command(
            name = "skip",
            description =
                    "Have a consumer skip the records that it has not consumed yet, up to one. Each becomes a dead letter.",
            mixinStandardHelpOptions = true)
    static final class Skip implements Callable<Integer> {
        @Mixin private DataOption data = new DataOption();

        @Option(
                names = "--consumer",
                required = true,
                paramLabel = "CONSUMER",
                description = "such as followup-service.case-files")
        private String consumer = "";

        @Option(
                names = "--topic",
                required = true,
                paramLabel = "TOPIC",
                description = "such as amends.complaints")
        private String topic = "";

        @Option(names = "--partition", required = true, paramLabel = "N", description = "from 0")
        private int partition;

        @Option(
                names = "--after-offset",
                required = true,
                paramLabel = "OFFSET",
                description = "of the last record to be skipped")
        private long afterOffset;

        @Option(
                names = "--reason",
                required = true,
                paramLabel = "TEXT",
                description = "kept with the dead letters")
        private String reason = "";

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws InterruptedException {
            var skipped =
                    AdminClient.find(data.folder())
                            .skip(consumer, topic, partition, afterOffset, reason);
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s skips %d records; each is a dead letter that can be retried or discarded.%n",
                            consumer,
                            skipped);
            return 0;
        }
    }
}
