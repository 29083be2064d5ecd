package io.amends.satisfaction.domain.score;

import java.time.Instant;

/// The figures of a score, without their explanation.
///
/// @param satisfaction 0 to 100
/// @param loyalty the probability to stay over the horizon
/// @param parameters the version of the parameters
public record Standing(
        double satisfaction, double loyalty, int horizonWeeks, Instant asOf, String parameters) {
    private static final double MOVED_SATISFACTION = .1;
    private static final double MOVED_LOYALTY = .001;

    /// The figures of a score.
    public static Standing of(Score score) {
        return new Standing(
                score.satisfaction().value(),
                score.loyalty().value(),
                score.loyalty().horizonWeeks(),
                score.asOf(),
                score.parameters());
    }

    /// Whether the figures moved so far that others should know.
    public boolean movedSince(Standing before) {
        return Math.abs(satisfaction - before.satisfaction) >= MOVED_SATISFACTION
                || Math.abs(loyalty - before.loyalty) >= MOVED_LOYALTY;
    }
}
