package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.scoring.learning.LoyaltyFeatures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a customer stands with us at an instant: a pure function of the facts known by then and the
/// parameters. The same facts in any order give the same bits.
///
/// @param asOf the instant; what lies after it does not count
/// @param parameters the version of the parameters
/// @param stakes the money; null where no purchase is known or they are in several currencies
public record Score(
        String customerId,
        Satisfaction satisfaction,
        Loyalty loyalty,
        Instant asOf,
        String parameters,
        @Nullable ValueAtRisk stakes) {

    /// The score of a customer.
    public static Score of(CustomerFacts customer, ScoreParameters parameters, Instant asOf) {
        var known = customer.asOf(asOf);
        var satisfaction = satisfaction(known, parameters, asOf);
        var model = new LoyaltyModel(parameters, known, satisfaction, asOf);
        var loyalty = model.loyalty();
        var day = CustomerFacts.day(asOf);
        return new Score(
                customer.customerId(),
                satisfaction,
                loyalty,
                asOf,
                parameters.version(),
                ValueAtRisk.of(known, parameters, loyalty, model.ifSolved(), day).orElse(null));
    }

    /// What a customer's loyalty rests on at an instant, as the learner wants to know it.
    public static LoyaltyFeatures features(
            CustomerFacts customer, ScoreParameters parameters, Instant asOf) {
        var known = customer.asOf(asOf);
        var satisfaction = satisfaction(known, parameters, asOf);
        return new LoyaltyModel(parameters, known, satisfaction, asOf).features();
    }

    private static Satisfaction satisfaction(
            CustomerFacts known, ScoreParameters parameters, Instant asOf) {
        return SatisfactionModel.of(known, parameters.satisfaction(), parameters.halfLife(), asOf);
    }
}
