package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.time.Instant;

/// How a customer stands with us at an instant: a pure function of the facts known by then and the
/// parameters. The same facts in any order give the same bits.
///
/// @param asOf the instant; what lies after it does not count
/// @param parameters the version of the parameters
public record Score(
        String customerId,
        Satisfaction satisfaction,
        Loyalty loyalty,
        Instant asOf,
        String parameters) {

    /// The score of a customer.
    public static Score of(CustomerFacts customer, ScoreParameters parameters, Instant asOf) {
        var known = customer.asOf(asOf);
        var satisfaction =
                SatisfactionModel.of(known, parameters.satisfaction(), parameters.halfLife(), asOf);
        var loyalty = new LoyaltyModel(parameters, asOf).of(known, satisfaction);
        return new Score(customer.customerId(), satisfaction, loyalty, asOf, parameters.version());
    }

    /// How likely the customer stays if every case that is not settled were solved fast, now.
    public static double loyaltyIfSolved(
            CustomerFacts customer, ScoreParameters parameters, Score score) {
        var cases =
                CaseTerm.ifSolved(
                        customer, parameters.loyalty(), parameters.halfLife(), score.asOf());
        var gain = parameters.loyalty().complaints() * (cases.sum() - score.loyalty().caseTerm());
        return Logit.inverse(score.loyalty().logit() + gain);
    }
}
