package io.amends.satisfaction.domain.score;

import io.amends.contracts.Rater;
import org.jspecify.annotations.Nullable;

/// The five qualities of a service that customers judge by (Parasuraman, Zeithaml and Berry 1988).
public enum Quality {
    RELIABILITY,
    RESPONSIVENESS,
    ASSURANCE,
    EMPATHY,
    TANGIBLES;

    /// The rating of this quality, 1 to 7, if given.
    @Nullable Integer ratingIn(Rater.Qualities opinions) {
        return switch (this) {
            case RELIABILITY -> opinions.reliability();
            case RESPONSIVENESS -> opinions.responsiveness();
            case ASSURANCE -> opinions.assurance();
            case EMPATHY -> opinions.empathy();
            case TANGIBLES -> opinions.tangibles();
        };
    }
}
