package io.amends.importer;

import picocli.CommandLine.Command;

/// `./amends import`: files come in through the public API.
@Command(
        name = "import",
        description = "Import a file through the public API.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(complaints | interactions)",
        subcommands = {ImportComplaints.class, ImportInteractions.class})
public final class ImportCommand {

    /// For picocli.
    public ImportCommand() {}
}
