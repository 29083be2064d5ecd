package io.amends.satisfaction.domain.survey;

import java.util.List;

/// CSAT: the share of the two best of five marks.
public record CustomerSatisfaction(Share content) {

    /// From marks of 1 to 5.
    ///
    /// @throws IllegalArgumentException without an answer, or with a mark outside the scale
    public static CustomerSatisfaction of(List<Integer> marks) {
        AnswerValidation.within(marks, 1, 5);
        return new CustomerSatisfaction(
                new Share(marks.stream().filter(mark -> mark >= 4).count(), marks.size()));
    }
}
