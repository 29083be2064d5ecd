package io.amends.scoring.backtest;

import java.util.Locale;

/// Draws predicted against observed shares as SVG: predictions on the diagonal are calibrated. A
/// dot's area is proportional to its number of customers.
public final class ReliabilityPicture {
    private static final int SIDE = 480;
    private static final int EDGE = 56;
    private static final String[] COLOURS = {"#1f6feb", "#1a7f37", "#9a6700", "#8250df", "#6e7781"};

    private ReliabilityPicture() {}

    /// The SVG of a report; readable on light and on dark backgrounds.
    public static String of(BacktestReport report) {
        var svg = new StringBuilder(frame());
        for (var i = 0; i < report.lines().size(); i++) {
            var colour = COLOURS[i % COLOURS.length];
            var line = report.lines().get(i);
            for (var bin : line.accuracy().reliability()) {
                var radius = 2 + 22 * Math.sqrt((double) bin.count() / report.customers());
                svg.append(
                        svg(
                                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\""
                                        + " fill-opacity=\".45\" stroke=\"%s\"><title>%s: %.0f %%"
                                        + " predicted, %.0f %% stayed, %d customers</title>"
                                        + "</circle>%n",
                                x(bin.predicted()),
                                y(bin.observed()),
                                radius,
                                colour,
                                colour,
                                line.name(),
                                100 * bin.predicted(),
                                100 * bin.observed(),
                                bin.count()));
            }
            svg.append(
                    svg(
                            "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s (AUC %.3f)</text>%n",
                            EDGE + 12,
                            EDGE + 20 + 18 * i,
                            colour,
                            line.name(),
                            line.accuracy().auc()));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String frame() {
        var end = EDGE + SIDE;
        var svg =
                new StringBuilder(
                        svg(
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                                        + " font-family=\"sans-serif\" font-size=\"13\" role=\"img\""
                                        + " aria-label=\"Predicted against observed\">%n<rect"
                                        + " width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>%n",
                                SIDE + 2 * EDGE, SIDE + 2 * EDGE));
        svg.append(
                svg(
                        "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#57606a\"/><path"
                                + " d=\"M%d %dL%d %d\" stroke=\"#57606a\" stroke-dasharray=\"4 4\"/>%n",
                        EDGE, EDGE, end, end, EDGE, end, end, EDGE));
        for (var percent = 0; percent <= 100; percent += 25) {
            var share = percent / 100.0;
            svg.append(
                    svg(
                            "<text x=\"%.0f\" y=\"%d\" fill=\"#24292f\""
                                    + " text-anchor=\"middle\">%d</text><text x=\"%d\" y=\"%.0f\""
                                    + " fill=\"#24292f\" text-anchor=\"end\">%d</text>%n",
                            x(share), end + 18, percent, EDGE - 8, y(share) + 4, percent));
        }
        return svg.append(
                        svg(
                                "<text x=\"%d\" y=\"%d\" fill=\"#24292f\" text-anchor=\"middle\">predicted"
                                        + " to stay, %%</text><text x=\"14\" y=\"%d\" fill=\"#24292f\""
                                        + " transform=\"rotate(-90 14 %d)\""
                                        + " text-anchor=\"middle\">stayed, %%</text>%n",
                                EDGE + SIDE / 2, end + 40, EDGE + SIDE / 2, EDGE + SIDE / 2))
                .toString();
    }

    private static double x(double share) {
        return EDGE + SIDE * share;
    }

    private static double y(double share) {
        return EDGE + SIDE * (1 - share);
    }

    private static String svg(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
