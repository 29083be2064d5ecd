package io.amends.importer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/// Runs an import command: opens everything, runs, prints the summary. Exit code 0 when every line
/// was processed, also when some were refused (unless `--fail-on-refused`); 1 when it had to abort.
final class Importer {
    private static final Duration FIRST_ANSWER_WITHIN = Duration.ofSeconds(60);

    private final LocalPlatform local;
    private final ImportTarget target;
    private final ImportOptions options;
    private final PrintWriter out;
    private final PrintWriter err;

    Importer(
            LocalPlatform local,
            ImportTarget target,
            ImportOptions options,
            CommandLine commandLine) {
        this.local = local;
        this.target = target;
        this.options = options;
        this.out = commandLine.getOut();
        this.err = commandLine.getErr();
    }

    int call() throws InterruptedException {
        try {
            checkUsage();
            var access = PlatformLocator.find(local, options);
            var mapping =
                    options.mapping == null ? null : MappingFile.read(options.mapping, target);
            var byName = SourceFormat.of(options.file);
            var format = mapping == null ? byName : mapping.format(byName);
            try (var rows = Rows.open(options.file, format)) {
                RowToBody bodies =
                        mapping != null
                                ? mapping.mapping(format, rows.columns())
                                : format.kind() == SourceFormat.Kind.NDJSON
                                        ? Rows.Good::columns
                                        : Mapping.identity(target, rows.columns());
                return run(new ImportRun.Source(target, options.file, rows, bodies), access);
            }
        } catch (ImportAbortedException why) {
            err.println("amends: " + why.getMessage());
        } catch (NoSuchFileException absent) {
            err.println("amends: cannot write " + absent.getFile() + ": its folder does not exist");
        } catch (IOException failed) {
            err.println("amends: " + failed.getMessage());
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }

    private void checkUsage() {
        if (options.concurrency < 1 || options.concurrency > 256) {
            throw new ImportAbortedException("--concurrency should be 1 to 256");
        }
        if (!Files.exists(options.file)) {
            throw new ImportAbortedException(options.file + " does not exist");
        }
        if (Files.isDirectory(options.file)) {
            throw new ImportAbortedException(options.file + " is a folder; give a file");
        }
    }

    private int run(ImportRun.Source source, PlatformAccess access)
            throws IOException, InterruptedException {
        var path = options.resultsFile();
        var waiting = new Waiting();
        try (var results = ResultsFile.open(path, ImportRun.digest(source.file()));
                var posting =
                        new RowPoster(
                                access,
                                target,
                                source.file(),
                                new RetryPolicy(firstAnswer(), options.giveUpAfter),
                                waiting)) {
            resume(results, posting);
            ResultCounts tally;
            try (var progress =
                    new Progress(
                            err,
                            onTerminal(),
                            Files.size(source.file()),
                            results.earlier().tally())) {
                waiting.progress = progress;
                new ImportRun(source, posting, options.concurrency).run(results, progress);
                tally = progress.tally();
            }
            printSummary(tally);
            return options.failOnRefused && tally.refused() > 0
                    ? CommandLine.ExitCode.SOFTWARE
                    : CommandLine.ExitCode.OK;
        }
    }

    /// Posting begins before the progress display exists; the reason for waiting is displayed as
    /// soon as it does.
    private static final class Waiting implements java.util.function.Consumer<String> {
        private volatile @org.jspecify.annotations.Nullable Progress progress;

        @Override
        public void accept(String why) {
            var shown = progress;
            if (shown != null) {
                shown.waiting(why);
            }
        }
    }

    private Duration firstAnswer() {
        return options.giveUpAfter.compareTo(FIRST_ANSWER_WITHIN) < 0
                ? options.giveUpAfter
                : FIRST_ANSWER_WITHIN;
    }

    private void resume(ResultsFile results, RowPoster posting)
            throws IOException, InterruptedException {
        var earlier = results.earlier();
        if (earlier.lastLine() == 0) {
            return;
        }
        if (earlier.reference() != null && !posting.exists(earlier.reference())) {
            err.println(
                    "The results found are of another platform ("
                            + earlier.reference()
                            + " is not known here); beginning at the top.");
            results.restart();
        } else {
            err.printf(
                    Locale.ROOT,
                    "Continuing behind line %,d, where an earlier run stopped.%n",
                    earlier.lastLine());
        }
        err.flush();
    }

    private static boolean onTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private void printSummary(ResultCounts tally) {
        if (options.json) {
            var json = new LinkedHashMap<String, Object>();
            json.put("lines", tally.lines());
            json.put("created", tally.created());
            json.put("existing", tally.existing());
            json.put("refused", tally.refused());
            json.put("results", Objects.toString(options.resultsFile()));
            out.println(JsonMapper.shared().writeValueAsString(json));
        } else {
            out.println(tally + "; a result per line is in " + options.resultsFile());
        }
        out.flush();
    }
}
