package io.amends.importer;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `./amends import interactions FILE`.
@Command(
        name = "interactions",
        description =
                "Import purchases, payments, visits, calls and refunds from a CSV or NDJSON file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ./amends import interactions till.ndjson",
            "  ./amends import interactions CDNOW_sample.txt --mapping mappings/cdnow.yaml",
            "",
            "A stopped import continues where it stopped when the same command is given again.",
            "Without --mapping the columns are named as the API's fields (id, customerId, type, at, ...)."
        })
final class ImportInteractions implements Callable<Integer> {
    private final LocalPlatform local;

    @Mixin private ImportOptions options = new ImportOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    ImportInteractions(LocalPlatform local) {
        this.local = local;
    }

    @Override
    public Integer call() throws Exception {
        return new Importer(local, ImportTarget.INTERACTIONS, options, spec.commandLine()).call();
    }
}
