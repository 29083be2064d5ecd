package io.amends.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Public data sets next to the project, in `AMENDS_DATA` or `../shared/data`. Tests that need one
/// are skipped, with its name, if it is absent.
public final class RealData {
    private RealData() {}

    /// The file's lines.
    public static List<String> lines(String file) {
        var path = folder().resolve(file);
        assumeTrue(Files.exists(path), () -> "SKIPPED: " + file + " is absent; set AMENDS_DATA");
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A customer of the CDNOW sample: their purchases by day, up to a cut.
    public record Buyer(TreeMap<LocalDate, Long> centsByDay, LocalDate cut) {}

    /// The customers of the CDNOW sample who had bought by the cut, as known at the cut.
    public static List<Buyer> cdnow(LocalDate cut) {
        Map<String, TreeMap<LocalDate, Long>> days = new TreeMap<>();
        for (var line : lines("CDNOW_sample.txt")) {
            var columns = line.strip().split("\\s+");
            var day = LocalDate.parse(columns[2], DateTimeFormatter.BASIC_ISO_DATE);
            if (!day.isAfter(cut)) {
                var cents = Math.round(Double.parseDouble(columns[4]) * 100);
                days.computeIfAbsent(columns[1], _ -> new TreeMap<>()).merge(day, cents, Long::sum);
            }
        }
        var buyers = new ArrayList<Buyer>();
        days.values().forEach(byDay -> buyers.add(new Buyer(byDay, cut)));
        if (buyers.isEmpty()) {
            throw new IllegalStateException("CDNOW_sample.txt holds no purchases up to " + cut);
        }
        return buyers;
    }

    private static Path folder() {
        var given = System.getenv("AMENDS_DATA");
        if (given != null) {
            return Path.of(given);
        }
        var root = Path.of("").toAbsolutePath();
        while (root.getParent() != null && !Files.exists(root.resolve("amends"))) {
            root = root.getParent();
        }
        return root.resolveSibling("shared/data");
    }
}
