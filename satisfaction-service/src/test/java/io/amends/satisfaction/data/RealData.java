package io.amends.satisfaction.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.amends.satisfaction.domain.purchases.PurchaseHistory;
import io.amends.satisfaction.domain.purchases.SpendHistory;
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

/// Public data sets that lie beside the project, in `AMENDS_DATA` or `../shared/data`. Tests that
/// need one are skipped, with its name, where it is absent.
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
    public record Buyer(TreeMap<LocalDate, Long> centsByDay, LocalDate cut) {

        /// Weeks, and one purchase a day, as in the reference.
        public PurchaseHistory history() {
            var first = centsByDay.firstKey().toEpochDay();
            return PurchaseHistory.ofDays(
                    centsByDay.size() - 1,
                    centsByDay.lastKey().toEpochDay() - first,
                    cut.toEpochDay() - first);
        }

        /// Only for those with repeat purchases.
        public SpendHistory spend() {
            var repeats = centsByDay.tailMap(centsByDay.firstKey(), false).values();
            var mean = repeats.stream().mapToLong(Long::longValue).average().orElseThrow();
            return new SpendHistory(repeats.size(), mean / 100);
        }
    }

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
        assertThat(buyers).isNotEmpty();
        return buyers;
    }

    private static Path folder() {
        var given = System.getenv("AMENDS_DATA");
        if (given != null) {
            return Path.of(given);
        }
        var here = Path.of("").toAbsolutePath();
        return (Files.exists(here.resolve("amends")) ? here : here.getParent())
                .resolveSibling("shared/data");
    }
}
