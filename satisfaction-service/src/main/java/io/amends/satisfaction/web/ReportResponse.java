package io.amends.satisfaction.web;

import io.amends.satisfaction.domain.score.DisplayRounding;
import io.amends.satisfaction.domain.survey.Question;
import io.amends.satisfaction.domain.survey.Share;
import io.amends.satisfaction.domain.survey.SurveyReport;
import io.amends.satisfaction.domain.survey.SurveyStatistic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A report. Every number links to the list of its answers.
///
/// @param total absent without answers
record ReportResponse(
        String name,
        LocalDate from,
        LocalDate to,
        SurveyReport.By by,
        @Nullable StatisticResponse total,
        List<GroupResponse> groups) {

    /// The request's parameters.
    record Frame(
            Question question, AnswerQuery.Period period, SurveyReport.By by, AnswerQuery wanted) {

        /// The URL of the answers that a number is computed from.
        ///
        /// @param group null for all groups
        /// @param band null for all ratings
        String list(@Nullable String group, @Nullable String band) {
            var days = days(group);
            var query = new LinkedHashMap<String, String>();
            query.put("question", word(question));
            query.put("from", days.first().toString());
            query.put("to", days.last().toString());
            put(query, "type", wanted.type());
            put(query, "product", wanted.product());
            put(query, "team", wanted.team());
            if (by != SurveyReport.By.MONTH) {
                put(query, word(by), group);
            }
            put(query, "band", band);
            var text = new StringBuilder("/api/v1/answers");
            query.forEach((name, value) -> text.append(parameter(text, name, value)));
            return text.toString();
        }

        private AnswerQuery.Period days(@Nullable String group) {
            if (group == null || by != SurveyReport.By.MONTH) {
                return period;
            }
            var month = YearMonth.parse(group);
            return period.within(month.atDay(1), month.atEndOfMonth());
        }

        private static void put(Map<String, String> query, String name, @Nullable String value) {
            if (value != null) {
                query.put(name, value);
            }
        }

        private static String parameter(CharSequence before, String name, String value) {
            var separator = before.toString().contains("?") ? "&" : "?";
            return separator + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    static ReportResponse of(SurveyReport report, Frame frame) {
        return new ReportResponse(
                word(frame.question()),
                frame.period().first(),
                frame.period().last(),
                frame.by(),
                report.total()
                        .map(figure -> StatisticResponse.of(figure, frame, null))
                        .orElse(null),
                report.groups().entrySet().stream()
                        .map(
                                entry ->
                                        new GroupResponse(
                                                entry.getKey(),
                                                StatisticResponse.of(
                                                        entry.getValue(), frame, entry.getKey())))
                        .toList());
    }

    /// @param group its name; `unknown` for answers without the value
    record GroupResponse(String group, StatisticResponse figure) {}

    /// @param value NPS in points, CSAT as a share, CES as a mean
    /// @param low the lower bound at a confidence of 95 %; `high` the upper one
    /// @param answers their number
    /// @param list the URL of these answers
    record StatisticResponse(
            double value,
            double low,
            double high,
            long answers,
            String list,
            Map<String, BandResponse> bands) {
        static StatisticResponse of(SurveyStatistic figure, Frame frame, @Nullable String group) {
            var bands = new LinkedHashMap<String, BandResponse>();
            figure.bands()
                    .forEach(
                            (name, share) ->
                                    bands.put(
                                            name, BandResponse.of(share, frame.list(group, name))));
            return new StatisticResponse(
                    shown(figure.value()),
                    shown(figure.interval().low()),
                    shown(figure.interval().high()),
                    figure.answers(),
                    frame.list(group, null),
                    bands);
        }
    }

    /// @param share of all answers, 0 to 1, with its interval
    record BandResponse(long answers, double share, double low, double high, String list) {
        static BandResponse of(Share share, String list) {
            var interval = share.interval();
            return new BandResponse(
                    share.hits(),
                    shown(share.value()),
                    shown(interval.low()),
                    shown(interval.high()),
                    list);
        }
    }

    // Rounding keeps the order of figures, so that an interval still contains its value.
    private static double shown(double figure) {
        return DisplayRounding.rounded(figure, DisplayRounding.REPORT);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
