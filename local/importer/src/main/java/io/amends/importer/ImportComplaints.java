package io.amends.importer;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./amends import complaints FILE`.
@Command(
        name = "complaints",
        description = "Import complaints from a CSV or NDJSON file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./amends import complaints old-desk.ndjson",
            "  ./amends import complaints cfpb_complaints_2015.csv --mapping mappings/cfpb.yaml",
            "",
            "A stopped import continues where it stopped when the same command is given again.",
            "Without --mapping the columns are named as the API's fields (type, description, customer.id, ...)."
        })
final class ImportComplaints implements Callable<Integer> {
    private final LocalPlatform local;

    @Mixin private ImportOptions options = new ImportOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    ImportComplaints(LocalPlatform local) {
        this.local = local;
    }

    @Override
    public Integer call() throws Exception {
        return new Importer(local, ImportTarget.COMPLAINTS, options, spec.commandLine()).call();
    }
}
