package io.amends.satisfaction.domain.survey;

import java.util.List;
import java.util.Locale;

/// Validates ratings before they are counted.
final class AnswerValidation {
    private AnswerValidation() {}

    static void within(List<Integer> ratings, int from, int to) {
        if (ratings.isEmpty()) {
            throw new IllegalArgumentException("there is no answer yet");
        }
        for (var rating : ratings) {
            if (rating < from || rating > to) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "a rating is %d, but must be from %d to %d",
                                rating,
                                from,
                                to));
            }
        }
    }
}
