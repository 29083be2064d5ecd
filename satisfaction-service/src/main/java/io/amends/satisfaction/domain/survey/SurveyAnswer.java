package io.amends.satisfaction.domain.survey;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer's answers to a survey, with the subject of the complaint.
///
/// @param reference the complaint's
/// @param type null before the complaint's own event arrived
/// @param product the product's name, if any
/// @param team the responsible team at the time of the answer
public record SurveyAnswer(
        String reference,
        String customerId,
        @Nullable ComplaintType type,
        @Nullable String product,
        @Nullable String team,
        Ratings ratings) {

    /// The ratings.
    ///
    /// @param sequence the event's number within the case file
    /// @param csat 1 to 5
    /// @param ces 1 to 7
    /// @param nps 0 to 10
    public record Ratings(
            Instant at,
            Sequence sequence,
            boolean solved,
            @Nullable Integer csat,
            @Nullable Integer ces,
            @Nullable Integer nps) {}
}
