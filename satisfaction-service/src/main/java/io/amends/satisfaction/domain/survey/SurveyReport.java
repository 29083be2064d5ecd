package io.amends.satisfaction.domain.survey;

import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A question's figure over all answers and over each group of them. Computed from counts only, so
/// that neither order nor repetition of events changes it.
///
/// @param total empty without answers
/// @param groups by the groups' names, sorted; [#UNKNOWN] for answers without the value
public record SurveyReport(Optional<SurveyStatistic> total, Map<String, SurveyStatistic> groups) {

    /// The group of answers without a product or team.
    public static final String UNKNOWN = "unknown";

    /// The criteria of grouping.
    public enum By {
        /// The calendar month of the answer, UTC, as `2026-03`.
        MONTH,
        /// The complaint's type.
        TYPE,
        /// The complaint's product.
        PRODUCT,
        /// The responsible team at the time of the answer.
        TEAM;

        /// The group of an answer.
        public String of(SurveyAnswer answer) {
            var name =
                    switch (this) {
                        case MONTH ->
                                YearMonth.from(answer.ratings().at().atOffset(ZoneOffset.UTC))
                                        .toString();
                        case TYPE ->
                                answer.type() == null
                                        ? null
                                        : answer.type().name().toLowerCase(Locale.ROOT);
                        case PRODUCT -> answer.product();
                        case TEAM -> answer.team();
                    };
            return name == null ? UNKNOWN : name;
        }
    }

    /// Counts answers.
    public static SurveyReport of(Stream<SurveyAnswer> answers, Question question, By by) {
        var all = new long[question.highest() - question.lowest() + 1];
        SortedMap<String, long[]> groups = new TreeMap<>();
        answers.forEach(
                answer -> {
                    var rating = question.of(answer.ratings());
                    if (rating != null) {
                        var at = rating - question.lowest();
                        all[at]++;
                        groups.computeIfAbsent(by.of(answer), _ -> new long[all.length])[at]++;
                    }
                });
        var figures = new LinkedHashMap<String, SurveyStatistic>();
        groups.forEach((name, counts) -> figures.put(name, SurveyStatistic.of(question, counts)));
        return new SurveyReport(
                Arrays.stream(all).sum() == 0
                        ? Optional.empty()
                        : Optional.of(SurveyStatistic.of(question, all)),
                figures);
    }
}
