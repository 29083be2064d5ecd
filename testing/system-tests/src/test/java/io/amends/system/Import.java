package io.amends.system;

import io.amends.testing.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running import, in its own process; its results file is the journal of acknowledged
/// complaints.
record Import(Process process, Path results, Path log) {

    static Import start(Platform platform, Path file, Path mapping) throws IOException {
        var results = file.resolveSibling(file.getFileName() + ".results.ndjson");
        var log = file.resolveSibling(file.getFileName() + ".log");
        var process =
                Cli.command(
                                "import",
                                "complaints",
                                file.toString(),
                                "--mapping",
                                mapping.toString(),
                                "--results",
                                results.toString(),
                                "--concurrency",
                                "4",
                                "--data",
                                platform.data().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new Import(process, results, log);
    }

    /// Returns when this number of lines has been answered, or the import has ended.
    void awaitLines(int count) {
        Eventually.holds(
                count + " lines are imported", () -> !process.isAlive() || lines().size() >= count);
    }

    private List<String> lines() {
        try {
            return Files.exists(results) ? Files.readAllLines(results) : List.of();
        } catch (IOException beingWritten) {
            return List.of();
        }
    }

    /// The acknowledged results, line by line, after the end of the import.
    List<JsonNode> journal() throws IOException {
        Eventually.holds("the import ends: " + log, () -> !process.isAlive());
        if (process.exitValue() != 0) {
            throw new AssertionError(
                    "the import ended with " + process.exitValue() + ": " + Files.readString(log));
        }
        return Files.readAllLines(results).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
    }
}
