package io.amends.satisfaction.domain.survey;

import java.util.List;

/// CSAT: the share of the two best of five ratings.
public record CustomerSatisfaction(Share content) {

    /// From ratings of 1 to 5.
    ///
    /// @throws IllegalArgumentException without an answer, or with a rating outside the scale
    public static CustomerSatisfaction of(List<Integer> ratings) {
        AnswerValidation.within(ratings, 1, 5);
        return new CustomerSatisfaction(
                new Share(ratings.stream().filter(rating -> rating >= 4).count(), ratings.size()));
    }
}
