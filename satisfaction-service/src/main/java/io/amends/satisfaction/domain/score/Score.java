package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CustomerFacts;
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
        @Nullable Stakes stakes) {

    /// The score of a customer.
    public static Score of(CustomerFacts customer, ScoreParameters parameters, Instant asOf) {
        var known = customer.asOf(asOf);
        var satisfaction =
                SatisfactionModel.of(known, parameters.satisfaction(), parameters.halfLife(), asOf);
        var loyalty = new LoyaltyModel(parameters, asOf).of(known, satisfaction);
        var ifSolved = loyaltyIfSolved(known, parameters, loyalty, asOf);
        var stakes = Stakes.of(known, parameters, loyalty, ifSolved, CustomerFacts.day(asOf));
        return new Score(
                customer.customerId(),
                satisfaction,
                loyalty,
                asOf,
                parameters.version(),
                stakes.orElse(null));
    }

    /// How likely the customer stays if every case that is not settled were solved fast, now.
    static double loyaltyIfSolved(
            CustomerFacts customer, ScoreParameters parameters, Loyalty loyalty, Instant asOf) {
        var cases = CaseTerm.ifSolved(customer, parameters.loyalty(), parameters.halfLife(), asOf);
        var gain = parameters.loyalty().complaints() * (cases.sum() - loyalty.caseTerm());
        return Logit.inverse(loyalty.logit() + gain);
    }
}
