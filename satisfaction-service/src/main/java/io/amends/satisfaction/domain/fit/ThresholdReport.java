package io.amends.satisfaction.domain.fit;

import io.amends.contracts.SilenceReason;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How useful warnings would have been on the installation's own history: customers as known at a
/// cut, and which of them did not buy within the horizon after it.
///
/// @param customers number of customers with at least three purchase days who were not lost yet
/// @param left number of these who did not come back
public record ThresholdReport(
        LocalDate cut, int horizonWeeks, int customers, int left, List<Line> lines) {
    public ThresholdReport {
        lines = List.copyOf(lines);
    }

    /// One threshold.
    ///
    /// @param reason null for 1 − P(buy within the horizon), by which silent customers are ranked
    /// @param threshold the level from which a customer would have got a warning
    /// @param inForce whether it is the configured one
    /// @param warned number of customers with a warning
    /// @param warnedAndLeft number of these who did not come back
    /// @param precision the share of warned customers who did not come back; 0 without any warned
    /// @param recall the share of customers who did not come back that had been warned for
    public record Line(
            @Nullable SilenceReason reason,
            double threshold,
            boolean inForce,
            int warned,
            int warnedAndLeft,
            double precision,
            double recall) {}

    /// A table in plain text.
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

    /// The label of a line.
    public static String name(@Nullable SilenceReason reason) {
        return reason == null ? "no_purchase_expected" : reason.name().toLowerCase(Locale.ROOT);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
