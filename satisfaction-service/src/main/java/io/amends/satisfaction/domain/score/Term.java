package io.amends.satisfaction.domain.score;

/// One of the parts that a score is the sum of.
///
/// @param contribution in points of satisfaction, or on the logit of loyalty
/// @param events the events that made it
public record Term(Name term, double contribution, Evidence events) {

    /// What a part is called.
    public enum Name {
        /// What everybody starts from, and what evidence as expected would leave of it.
        BASE,
        /// What the customer said when asked.
        ANSWERS,
        /// The five qualities, as the customer met them.
        RELIABILITY,
        RESPONSIVENESS,
        ASSURANCE,
        EMPATHY,
        TANGIBLES,
        /// What the customer had expected.
        EXPECTATIONS,
        /// How the customer buys, against what is usual.
        PURCHASES,
        /// The case that weighs most.
        WORST_COMPLAINT,
        /// All other cases, at half their weight.
        OTHER_COMPLAINTS,
        /// All cases that are not settled, as money that solving them would save.
        UNSETTLED_COMPLAINTS,
        /// The likelihood that the customer is unhappy and says nothing.
        SILENCE,
        /// What turns the learned sum into a probability that can be taken at its word.
        CALIBRATION,
        /// What keeps a probability away from 0 and 1.
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
