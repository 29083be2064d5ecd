package io.amends.satisfaction.domain.survey;

import java.util.List;
import java.util.Locale;

/// Validates marks before they are counted.
final class AnswerValidation {
    private AnswerValidation() {}

    static void within(List<Integer> marks, int from, int to) {
        if (marks.isEmpty()) {
            throw new IllegalArgumentException("there is no answer yet");
        }
        for (var mark : marks) {
            if (mark < from || mark > to) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a mark is %d, but must be from %d to %d",
                                mark,
                                from,
                                to));
            }
        }
    }
}
