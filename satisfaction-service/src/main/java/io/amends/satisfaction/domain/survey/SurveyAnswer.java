package io.amends.satisfaction.domain.survey;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.Sequence;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a customer answered, and what about.
///
/// @param reference the complaint's
/// @param type null while the complaint itself has not come in
/// @param product the product's name, where the complaint named one
/// @param team the team in care when the customer answered
public record SurveyAnswer(
        String reference,
        String customerId,
        @Nullable ComplaintType type,
        @Nullable String product,
        @Nullable String team,
        Marks marks) {

    /// The answer itself.
    ///
    /// @param sequence its event's place in the life of the case file
    /// @param csat 1 to 5
    /// @param ces 1 to 7
    /// @param nps 0 to 10
    public record Marks(
            Instant at,
            Sequence sequence,
            boolean solved,
            @Nullable Integer csat,
            @Nullable Integer ces,
            @Nullable Integer nps) {}
}
