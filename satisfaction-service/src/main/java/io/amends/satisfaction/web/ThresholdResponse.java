package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.fit.ThresholdReport;
import io.amends.satisfaction.domain.score.DisplayRounding;
import java.time.LocalDate;
import java.util.List;

/// How useful each threshold would have been.
///
/// @param cut the last day that counted as known
/// @param customers number of customers with at least three purchase days by then, not lost yet
/// @param left number of these who did not come back within the horizon
record ThresholdResponse(
        LocalDate cut, int horizonWeeks, int customers, int left, List<LineResponse> items) {
    static ThresholdResponse of(ThresholdReport report) {
        return new ThresholdResponse(
                report.cut(),
                report.horizonWeeks(),
                report.customers(),
                report.left(),
                report.lines().stream().map(LineResponse::of).toList());
    }

    /// @param reason as in warnings; `no_purchase_expected` for 1 − P(buy within the horizon)
    /// @param precision the share of warned customers who did not come back
    /// @param recall the share of customers who did not come back that would have been warned for
    record LineResponse(
            String reason,
            double threshold,
            boolean inForce,
            int warned,
            double precision,
            double recall) {
        static LineResponse of(ThresholdReport.Line line) {
            return new LineResponse(
                    ThresholdReport.name(line.reason()),
                    line.threshold(),
                    line.inForce(),
                    line.warned(),
                    DisplayRounding.rounded(line.precision(), DisplayRounding.PROBABILITY),
                    DisplayRounding.rounded(line.recall(), DisplayRounding.PROBABILITY));
        }
    }
}
