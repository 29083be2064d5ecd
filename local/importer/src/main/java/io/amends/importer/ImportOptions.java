package io.amends.importer;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Options common to every kind of import.
final class ImportOptions {
    @Parameters(
            paramLabel = "FILE",
            description = "The file: CSV, or one JSON object per line (.ndjson, .jsonl).")
    Path file = Path.of("");

    @Option(
            names = "--mapping",
            paramLabel = "MAPPING.yaml",
            description = "Which column becomes which field.")
    @Nullable Path mapping;

    @Option(
            names = "--results",
            paramLabel = "PATH",
            description = "A result per line goes here (default: ./FILE.results.ndjson).")
    @Nullable Path results;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The data folder of the running platform (default: ${DEFAULT-VALUE}).",
            defaultValue = "./data")
    Path data = Path.of("data");

    @Option(
            names = "--concurrency",
            description = "Posts on their way at once (default: ${DEFAULT-VALUE}).",
            defaultValue = "16")
    int concurrency = 16;

    @Option(
            names = "--give-up-after",
            paramLabel = "DURATION",
            description =
                    "How long to go on trying while the platform takes nothing (default: ${DEFAULT-VALUE}).",
            defaultValue = "PT10M")
    Duration giveUpAfter = Duration.ofMinutes(10);

    @Option(
            names = "--fail-on-refused",
            description = "Exit with 1 when a line was refused; all lines are handled as ever.")
    boolean failOnRefused;

    @Option(names = "--json", description = "Print the figures at the end as JSON.")
    boolean json;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "A platform elsewhere, instead of the one of the data folder; needs --key-file.")
    @Nullable String url;

    @Option(
            names = "--key-file",
            paramLabel = "PATH",
            description = "A file with the API key for --url.")
    @Nullable Path keyFile;

    Path resultsFile() {
        return results != null ? results : Path.of(file.getFileName() + ".results.ndjson");
    }
}
