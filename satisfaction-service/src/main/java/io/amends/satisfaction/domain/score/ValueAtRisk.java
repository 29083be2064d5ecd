package io.amends.satisfaction.domain.score;

import io.amends.contracts.DerivedMoney;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.money.YearlyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A customer's yearly value, the part of it at risk, and what acting now would save.
///
/// @param value V, a year's spend if they stay, times the margin
/// @param atRisk (1 − p)·V
/// @param riskBecause terms that sum to `atRisk`, in the currency's main unit, up to its rounding
/// @param recoverable max(0, p if all unsettled cases were resolved fast − p)·V
public record ValueAtRisk(
        YearlyValue value, DerivedMoney atRisk, List<Term> riskBecause, DerivedMoney recoverable) {
    private static final double WEEKS_A_YEAR = 52;

    public ValueAtRisk {
        riskBecause = List.copyOf(riskBecause);
    }

    /// The value at risk of a customer; empty where no purchase is known or they are in several
    /// currencies.
    static Optional<ValueAtRisk> of(
            CustomerFacts customer,
            ScoreParameters parameters,
            Loyalty loyalty,
            double ifSolved,
            int today) {
        return value(customer.interactions(), parameters, today)
                .map(value -> of(value.times(parameters.margin()), loyalty, ifSolved));
    }

    private static ValueAtRisk of(YearlyValue value, Loyalty loyalty, double ifSolved) {
        return new ValueAtRisk(
                value,
                value.atRisk(loyalty.value()),
                because(value, loyalty),
                value.recoverable(loyalty.value(), ifSolved));
    }

    private static Optional<YearlyValue> value(
            InteractionSummary interactions, ScoreParameters parameters, int today) {
        var currency = interactions.currency();
        if (currency == null) {
            return Optional.empty();
        }
        return Optional.of(
                expected(interactions, parameters, currency, today)
                        .orElseGet(
                                () ->
                                        YearlyValue.ofSpend(
                                                interactions.spentInYearBefore(today), currency)));
    }

    /// E[M]·52·(r+x)/(α+T), once the purchase models are fitted in this currency.
    private static Optional<YearlyValue> expected(
            InteractionSummary interactions,
            ScoreParameters parameters,
            String currency,
            int today) {
        var purchases = parameters.purchases();
        if (purchases == null
                || purchases.spend() == null
                || !currency.equals(purchases.currency())) {
            return Optional.empty();
        }
        var spend = purchases.spend();
        return interactions
                .history(today)
                .map(
                        history ->
                                new YearlyValue(
                                        spend.meanAmount(
                                                        history.x(),
                                                        interactions.meanRepeatAmount())
                                                * WEEKS_A_YEAR
                                                * purchases.model().rate(history),
                                        currency));
    }

    /// All of it comes from resolving unsettled cases.
    public List<Term> recoverableBecause() {
        var none = new Term(Term.Name.BASE, 0, Evidence.NONE);
        var amount = recoverable.amount().doubleValue();
        return amount == 0
                ? List.of(none)
                : List.of(none, new Term(Term.Name.UNSETTLED_COMPLAINTS, amount, Evidence.NONE));
    }

    /// The terms of loyalty one after the other, each with the risk that it adds to those before
    /// it.
    private static List<Term> because(YearlyValue value, Loyalty loyalty) {
        var terms = new ArrayList<Term>();
        var logit = 0.0;
        var risk = 0.0;
        for (var term : loyalty.because()) {
            logit += term.contribution();
            var next = value.majorUnits() * Logit.inverse(-logit);
            terms.add(new Term(term.term(), next - risk, term.events()));
            risk = next;
        }
        return terms;
    }
}
