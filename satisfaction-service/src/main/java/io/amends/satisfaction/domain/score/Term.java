package io.amends.satisfaction.domain.score;

/// A term of the sum that makes a score.
///
/// @param contribution in points of satisfaction, or on the logit of loyalty
/// @param events the events that contribute to it
public record Term(Name term, double contribution, Evidence events) {

    /// The name of a term.
    public enum Name {
        /// The common start, and its value if all evidence were as expected.
        BASE,
        /// Answers to surveys.
        ANSWERS,
        /// The five qualities, as the customer perceived them.
        RELIABILITY,
        RESPONSIVENESS,
        ASSURANCE,
        EMPATHY,
        TANGIBLES,
        /// The customer's expectations.
        EXPECTATIONS,
        /// The customer's purchases, relative to the usual.
        PURCHASES,
        /// The case with the largest effect.
        WORST_COMPLAINT,
        /// All other cases, at half their weight.
        OTHER_COMPLAINTS,
        /// All unsettled cases: the revenue that resolving them would save.
        UNSETTLED_COMPLAINTS,
        /// The likelihood that the customer is unhappy without complaining.
        SILENCE,
        /// The calibration of the learned sum, which makes it a reliable probability.
        CALIBRATION,
        /// The bounds that keep a probability away from 0 and 1.
        LIMIT
    }

    Term with(double other) {
        return new Term(term, other, events);
    }

    static Name of(Quality quality) {
        return switch (quality) {
            case RELIABILITY -> Name.RELIABILITY;
            case RESPONSIVENESS -> Name.RESPONSIVENESS;
            case ASSURANCE -> Name.ASSURANCE;
            case EMPATHY -> Name.EMPATHY;
            case TANGIBLES -> Name.TANGIBLES;
        };
    }
}
