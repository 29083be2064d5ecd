package io.amends.satisfaction.domain.fit;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.learning.Folds;
import io.amends.satisfaction.domain.purchases.GammaGamma;
import io.amends.satisfaction.domain.purchases.PurchaseFit;
import io.amends.satisfaction.domain.purchases.PurchaseHistory;
import io.amends.satisfaction.domain.purchases.SpendFit;
import io.amends.satisfaction.domain.purchases.SpendHistory;
import io.amends.satisfaction.domain.score.PurchaseParameters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a fit of the purchase models wants to know, of so many customers that memory stays bounded
/// and four parameters are known to three digits. Who is in follows from the id.
final class BuyerSample {
    private static final int MOST = 200_000;

    private final List<PurchaseHistory> today = new ArrayList<>();
    private final List<PurchaseHistory> atCut = new ArrayList<>();
    private final Map<String, List<SpendHistory>> spend = new TreeMap<>();

    /// In how many parts the customers have to be dealt so that one of them is small enough.
    static int parts(long buyers) {
        return Math.toIntExact((buyers + MOST - 1) / MOST);
    }

    static boolean isIn(CustomerFacts customer, int parts) {
        return parts < 2 || Folds.of("sample " + customer.customerId(), parts) == 0;
    }

    static BuyerSample of(Stream<CustomerFacts> customers, int day, Cut cut) {
        var sample = new BuyerSample();
        customers.forEach(each -> sample.add(each, day, cut));
        return sample;
    }

    private void add(CustomerFacts customer, int day, Cut cut) {
        var dealings = customer.dealings().until(day);
        dealings.history(day).ifPresent(today::add);
        cut.history(customer).ifPresent(atCut::add);
        var currency = dealings.currency();
        var amount = dealings.meanRepeatAmount();
        if (currency != null && amount > 0) {
            spend.computeIfAbsent(currency, _ -> new ArrayList<>())
                    .add(new SpendHistory(dealings.purchases().size() - 1, amount));
        }
    }

    int size() {
        return today.size();
    }

    /// How customers buy as known today; empty while too few came back.
    Optional<PurchaseParameters> parameters() {
        if (repeaters(today) < PurchaseFit.FEWEST_REPEATERS) {
            return Optional.empty();
        }
        var model = PurchaseFit.mbgNbd(today).model();
        var currency = mainCurrency();
        return Optional.of(
                new PurchaseParameters(
                        model, currency.map(this::spendIn).orElse(null), currency.orElse(null)));
    }

    /// How customers bought as known at the cut; empty while too few had come back.
    Optional<PurchaseParameters> parametersAtCut() {
        return repeaters(atCut) < PurchaseFit.FEWEST_REPEATERS
                ? Optional.empty()
                : Optional.of(
                        new PurchaseParameters(PurchaseFit.mbgNbd(atCut).model(), null, null));
    }

    private GammaGamma spendIn(String currency) {
        return SpendFit.gammaGamma(spend.getOrDefault(currency, List.of())).model();
    }

    private Optional<String> mainCurrency() {
        return spend.entrySet().stream()
                .filter(entry -> entry.getValue().size() >= PurchaseFit.FEWEST_REPEATERS)
                .max(Comparator.comparingInt(entry -> entry.getValue().size()))
                .map(Map.Entry::getKey);
    }

    private static long repeaters(List<PurchaseHistory> histories) {
        return histories.stream().filter(history -> history.x() > 0).count();
    }
}
