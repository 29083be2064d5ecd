package io.amends.bench;

import io.amends.bench.store.StoreMeasurements;
import io.amends.process.QuietLogging;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `./amends bench store [--quick]`: measures the embedded store and the bare sync rate of the disk
/// it writes to, up to a million documents, or a few thousand with `--quick`. Writes to a temporary
/// folder in the working directory, and removes it.
public final class StoreBench {

    private StoreBench() {}

    /// Measures and prints the results.
    public static void main(String[] arguments) throws Exception {
        QuietLogging.install();
        List<String> given = List.of(arguments);
        if (!given.isEmpty() && !given.equals(List.of("--quick"))) {
            System.err.println("usage: bench store [--quick]");
            System.exit(2);
        }
        Path dir = Files.createTempDirectory(Path.of("."), "bench-store");
        try {
            new StoreMeasurements(dir, given.contains("--quick"), System.out).run();
        } finally {
            delete(dir);
        }
    }

    private static void delete(Path dir) throws Exception {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
