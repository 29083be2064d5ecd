package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.CustomerFailures;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.score.PurchaseParameters;
import io.amends.scoring.learning.Folds;
import io.amends.scoring.purchases.PurchaseFit;
import io.amends.scoring.purchases.PurchaseHistory;
import io.amends.scoring.purchases.SpendFit;
import io.amends.scoring.purchases.SpendHistory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The input of a fit of the purchase models: of at most so many customers that memory stays
/// bounded and four parameters are determined to three digits. Membership follows from the id.
final class BuyerSample {
    private static final int MOST = 200_000;

    private final List<PurchaseHistory> today = new ArrayList<>();
    private final List<PurchaseHistory> atCut = new ArrayList<>();
    private final Map<String, List<SpendHistory>> spend = new TreeMap<>();

    /// Into how many parts the customers are split so that one part is small enough.
    static int parts(long buyers) {
        return Math.toIntExact((buyers + MOST - 1) / MOST);
    }

    static boolean isIn(CustomerFacts customer, int parts) {
        return parts < 2 || Folds.of("sample " + customer.customerId(), parts) == 0;
    }

    static BuyerSample of(
            Stream<CustomerFacts> customers, int day, TimeCut cut, CustomerFailures failures) {
        var sample = new BuyerSample();
        customers.forEach(failures.isolated(each -> sample.add(each, day, cut)));
        return sample;
    }

    private void add(CustomerFacts customer, int day, TimeCut cut) {
        var interactions = customer.interactions().until(day);
        interactions.history(day).ifPresent(today::add);
        cut.history(customer).ifPresent(atCut::add);
        var currency = interactions.currency();
        var amount = interactions.meanRepeatAmount();
        if (currency != null && amount > 0) {
            spend.computeIfAbsent(currency, _ -> new ArrayList<>())
                    .add(new SpendHistory(interactions.purchases().size() - 1, amount));
        }
    }

    int size() {
        return today.size();
    }

    /// The result of a fit.
    ///
    /// @param converged whether the parameters are usable
    record Fitted(PurchaseParameters parameters, boolean converged) {}

    /// The customers' purchases as known today.
    Fitted parameters() {
        var model = PurchaseFit.mbgNbd(today);
        var currency = mainCurrency();
        if (currency.isEmpty()) {
            return new Fitted(new PurchaseParameters(model.model(), null, null), model.converged());
        }
        var amounts = SpendFit.gammaGamma(spend.getOrDefault(currency.get(), List.of()));
        return new Fitted(
                new PurchaseParameters(model.model(), amounts.model(), currency.get()),
                model.converged() && amounts.converged());
    }

    /// The customers' purchases as known at the cut; empty without any, or where no parameters fit.
    Optional<PurchaseParameters> parametersAtCut() {
        if (atCut.isEmpty()) {
            return Optional.empty();
        }
        var model = PurchaseFit.mbgNbd(atCut);
        return model.converged()
                ? Optional.of(new PurchaseParameters(model.model(), null, null))
                : Optional.empty();
    }

    private Optional<String> mainCurrency() {
        return spend.entrySet().stream()
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey);
    }
}
