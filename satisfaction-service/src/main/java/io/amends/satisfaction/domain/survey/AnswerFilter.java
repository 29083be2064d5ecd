package io.amends.satisfaction.domain.survey;

import io.amends.satisfaction.domain.survey.SurveyReport.By;
import org.jspecify.annotations.Nullable;

/// Selects answers by the groups that a report names.
///
/// @param type null for all; `product` and `team` likewise
public record AnswerFilter(@Nullable String type, @Nullable String product, @Nullable String team) {

    /// Whether an answer is selected.
    public boolean means(SurveyAnswer answer) {
        return fits(type, By.TYPE, answer)
                && fits(product, By.PRODUCT, answer)
                && fits(team, By.TEAM, answer);
    }

    private static boolean fits(@Nullable String wanted, By by, SurveyAnswer answer) {
        return wanted == null || wanted.equals(by.of(answer));
    }
}
