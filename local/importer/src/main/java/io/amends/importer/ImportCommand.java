package io.amends.importer;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `./amends import`: imports files through the public API.
@Command(
        name = "import",
        description = "Import a file through the public API.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(complaints | interactions)")
public final class ImportCommand {

    private ImportCommand() {}

    /// The command with its subcommands.
    ///
    /// @param local finds the platform to import into if no `--url` is given
    public static CommandLine commandLine(LocalPlatform local) {
        return new CommandLine(new ImportCommand())
                .addSubcommand(new ImportComplaints(local))
                .addSubcommand(new ImportInteractions(local));
    }
}
