package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.scoring.learning.LoyaltyFeatures;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A customer's score at an instant: a pure function of the facts known by then and the parameters.
/// The same facts in any order give the same bits.
///
/// @param asOf the instant; later facts do not count
/// @param parameters the version of the parameters
/// @param valueAtRisk the value at risk; null without purchases or with several currencies
public record Score(
        String customerId,
        Satisfaction satisfaction,
        Loyalty loyalty,
        Instant asOf,
        String parameters,
        @Nullable ValueAtRisk valueAtRisk) {

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

    /// The loyalty features of a customer at an instant, as input of the fit.
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
