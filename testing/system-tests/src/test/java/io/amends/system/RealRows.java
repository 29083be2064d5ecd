package io.amends.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Real complaints to import: the first rows of the Consumer Financial Protection Bureau's file, in
/// parts.
///
/// @param header the file's first line
record RealRows(String header, List<String> rows) {
    private static final String FILE = "cfpb_complaints_2015.csv";

    /// Skips the test, with a message, if the file is absent.
    static RealRows first(int count) throws IOException {
        var folder =
                Objects.requireNonNullElse(System.getenv("AMENDS_DATA"), "../../../shared/data");
        var file = Path.of(folder, FILE);
        assumeTrue(
                Files.exists(file),
                "SKIPPED: " + FILE + " is not in " + folder + "; set AMENDS_DATA to its folder");
        var lines = Files.readAllLines(file);
        return new RealRows(lines.getFirst(), lines.subList(1, Math.min(lines.size(), 1 + count)));
    }

    /// The rows, distributed over this number of files.
    List<Path> inPieces(int pieces, Path folder, String name) throws IOException {
        var files = new ArrayList<Path>();
        for (int i = 0; i < pieces; i++) {
            var piece = new ArrayList<>(List.of(header));
            piece.addAll(rows.subList(rows.size() * i / pieces, rows.size() * (i + 1) / pieces));
            files.add(Files.write(folder.resolve(name + "-" + i + ".csv"), piece));
        }
        return files;
    }

    /// The project's own mapping, with several complaints per customer (those of one ZIP code), so
    /// that many complaints affect one customer at once; and with a prefix for all ids, so that the
    /// same rows can be imported twice.
    static Path mapping(Path folder, String name) throws IOException {
        var mapping =
                Files.readString(Path.of("..", "..", "mappings", "cfpb.yaml"))
                        .replace(
                                "{column: \"Complaint ID\"}",
                                "{template: \"" + name + "-{Complaint ID}\"}")
                        .replace("cfpb-{Complaint ID}", name + "-{ZIP code}");
        return Files.writeString(folder.resolve(name + ".yaml"), mapping);
    }
}
