package io.amends.scoring.backtest;

import io.amends.scoring.learning.Accuracy;
import io.amends.scoring.purchases.PurchaseModel;
import java.util.List;
import java.util.Locale;

/// The result of a backtest.
///
/// @param customers the number of customers
/// @param horizonWeeks how long their outcomes were observed
/// @param model the purchase model, with the parameters that were fitted at the cut
/// @param lines one for each prediction method, the product's own first
public record BacktestReport(
        int customers, double horizonWeeks, PurchaseModel model, List<Line> lines) {

    /// The accuracy of one prediction method.
    public record Line(String name, Accuracy accuracy) {}

    /// A table in plain text, with the reliability of each method below it.
    public String text() {
        var text = new StringBuilder();
        text.append(
                format(
                        "%d customers, watched for %.0f weeks; %s%n%n",
                        customers, horizonWeeks, model));
        text.append(format("%-18s %7s %7s %9s %7s%n", "", "AUC", "Brier", "log-loss", "ECE"));
        for (var line : lines) {
            var a = line.accuracy();
            text.append(
                    format(
                            "%-18s %7.4f %7.4f %9.4f %7.4f%n",
                            line.name(), a.auc(), a.brier(), a.logLoss(), a.calibrationError()));
        }
        lines.forEach(line -> text.append(reliability(line)));
        return text.toString();
    }

    /// The same as comma-separated values, reliability included: one row per figure or bin.
    public String csv() {
        var csv = new StringBuilder("prediction,figure,predicted,value,count\n");
        for (var line : lines) {
            var a = line.accuracy();
            figure(csv, line, "auc", a.auc());
            figure(csv, line, "brier", a.brier());
            figure(csv, line, "log_loss", a.logLoss());
            figure(csv, line, "ece", a.calibrationError());
            for (var bin : a.reliability()) {
                csv.append(
                        format(
                                "\"%s\",reliability,%.6f,%.6f,%d%n",
                                line.name(), bin.predicted(), bin.observed(), bin.count()));
            }
        }
        return csv.toString();
    }

    private void figure(StringBuilder csv, Line line, String name, double value) {
        csv.append(format("\"%s\",%s,,%.6f,%d%n", line.name(), name, value, customers));
    }

    private static String reliability(Line line) {
        var text = new StringBuilder(format("%n%s: predicted, stayed, customers%n", line.name()));
        for (var bin : line.accuracy().reliability()) {
            text.append(
                    format(
                            "  %5.1f %%  %5.1f %%  %d%n",
                            100 * bin.predicted(), 100 * bin.observed(), bin.count()));
        }
        return text.toString();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
