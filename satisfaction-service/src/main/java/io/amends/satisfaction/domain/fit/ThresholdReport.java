package io.amends.satisfaction.domain.fit;

import io.amends.contracts.SilenceReason;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What warnings would have been worth on the business's own past: customers as known at a cut, and
/// who of them did not buy within the horizon after it.
///
/// @param customers how many had come at least three times and were not lost already
/// @param left how many of these did not come again
public record ThresholdReport(
        LocalDate cut, int horizonWeeks, int customers, int left, List<Line> lines) {
    public ThresholdReport {
        lines = List.copyOf(lines);
    }

    /// One threshold.
    ///
    /// @param reason null for 1 − P(buy within the horizon), by which silent customers are ranked
    /// @param threshold the level from which on a customer would have been warned for
    /// @param inForce whether it is the one that is used
    /// @param warned for how many
    /// @param warnedAndLeft how many of these did not come again
    /// @param precision the share of those warned for who did not come again; 0 where nobody was
    /// @param recall the share of those who did not come again who had been warned for
    public record Line(
            @Nullable SilenceReason reason,
            double threshold,
            boolean inForce,
            int warned,
            int warnedAndLeft,
            double precision,
            double recall) {}

    /// A table to read.
    public String text() {
        var text = new StringBuilder();
        text.append(
                format(
                        "%d customers as known at %s, watched for %d weeks; %d (%.1f %%) did not come again%n%n",
                        customers, cut, horizonWeeks, left, 100.0 * left / customers));
        text.append(
                format(
                        "%-22s %9s %8s %10s %8s%n",
                        "warned from", "level", "warned", "precision", "recall"));
        for (var line : lines) {
            text.append(
                    format(
                            "%-22s %9.2f %8d %8.1f %% %6.1f %%%s%n",
                            name(line.reason()),
                            line.threshold(),
                            line.warned(),
                            100 * line.precision(),
                            100 * line.recall(),
                            line.inForce() ? "  in force" : ""));
        }
        return text.toString();
    }

    /// What a line is called.
    public static String name(@Nullable SilenceReason reason) {
        return reason == null ? "no_purchase_expected" : reason.name().toLowerCase(Locale.ROOT);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
