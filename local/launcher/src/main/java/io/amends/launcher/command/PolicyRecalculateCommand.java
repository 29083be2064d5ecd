package io.amends.launcher.command;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// `./amends policy recalculate`.
@Command(
        name = "recalculate",
        description =
                "Count the running clocks of all open complaints again, by the policies in force."
                        + " Pauses are kept, and clocks that were met stay as they are; `check` says"
                        + " before what that would change. Running it twice changes nothing more.",
        mixinStandardHelpOptions = true)
final class PolicyRecalculateCommand implements Callable<Integer> {

    @Mixin private DataOption data = new DataOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    private int recalculated;
    private int missed;

    @Override
    public Integer call() throws InterruptedException {
        var client = AdminClient.find(data.folder());
        String next = null;
        do {
            var page = client.openComplaints(next);
            for (var complaint : page.complaints()) {
                recalculate(client, complaint);
            }
            next = page.next();
        } while (next != null);
        spec.commandLine()
                .getOut()
                .printf(Locale.ROOT, "%d open complaints are counted again.%n", recalculated);
        if (missed > 0) {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%d others changed at the same time; run it again for those.%n",
                            missed);
        }
        return missed > 0 ? 1 : 0;
    }

    private void recalculate(AdminClient client, JsonNode complaint) throws InterruptedException {
        var reference = complaint.path("reference").asString();
        if (client.recalculate(reference, complaint.path("version").asLong())) {
            recalculated++;
        } else {
            missed++;
        }
    }
}
