package io.amends.bench;

import io.amends.satisfaction.domain.Customer;
import io.amends.satisfaction.domain.NightlyDecisions;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.money.TierCutsByCurrency;
import io.amends.satisfaction.domain.money.TierShares;
import io.amends.satisfaction.domain.money.TierValues;
import io.amends.satisfaction.domain.score.PurchaseParameters;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.store.StandaloneStore;
import io.amends.scoring.purchases.GammaGamma;
import io.amends.scoring.purchases.MbgNbd;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Customers written directly into the satisfaction-service's collection, as its own store writes
/// them, without events and with an empty outbox.
///
/// @param now the instant for which they are drawn
/// @param afterNight whether the previous nightly pass has processed them
record StoredCustomers(StandaloneStore store, Instant now, boolean afterNight) {
    /// The active parameters during the measurement: purchase models, so that every term of a score
    /// is computed.
    static final ScoreParameters PARAMETERS =
            ScoreParameters.PRIORS.with(
                    "bench-1",
                    new PurchaseParameters(
                            new MbgNbd(.53, 40, .9, 1.6), new GammaGamma(6.25, 3.74, 15.45), "EUR"),
                    null);

    private static final int AT_ONCE = 500;
    private static final int LOOKED_AT = 10_000;

    /// Activates the parameters.
    void choose() {
        store.versions().save(PARAMETERS, now, "bench");
        store.versions().choose(PARAMETERS.version(), "bench");
    }

    void fillTo(int size) {
        var tiers = tiers();
        for (var from = 0; from < size; from += AT_ONCE) {
            write(from, Math.min(size, from + AT_ONCE), tiers);
        }
    }

    private void write(int from, int to, TierCutsByCurrency tiers) {
        var batch = new HashMap<String, Customer>();
        for (var number = from; number < to; number++) {
            var customer = customer(number, tiers);
            batch.put(customer.facts().customerId(), customer);
        }
        put(batch);
    }

    private void put(Map<String, Customer> batch) {
        store.customersInUse()
                .change(
                        batch.keySet(),
                        (id, draft) -> {
                            var customer = batch.get(id);
                            if (customer != null) {
                                draft.replace(customer, List.of(), dayBefore(), "bench", "bench");
                            }
                        });
    }

    private Customer customer(int number, TierCutsByCurrency tiers) {
        var first = Customer.first(facts(number), PARAMETERS, dayBefore());
        var night = new NightlyDecisions(tiers, PARAMETERS, dayBefore());
        var customer = first.customer();
        return afterNight && customer != null ? known(night.decide(customer)) : known(first);
    }

    private static Customer known(Customer.Change change) {
        var customer = change.customer();
        if (customer == null) {
            throw new IllegalStateException("a customer of whom nothing is known");
        }
        return customer;
    }

    /// Estimated from the first customers, close to those of all.
    private TierCutsByCurrency tiers() {
        var values = new TierValues();
        var day = CustomerFacts.day(dayBefore());
        IntStream.range(0, LOOKED_AT)
                .mapToObj(this::facts)
                .flatMap(
                        each ->
                                NightlyDecisions.value(each.interactions().until(day), 1, day)
                                        .stream())
                .forEach(values::add);
        return values.cuts(TierShares.DEFAULT);
    }

    private CustomerFacts facts(int number) {
        return DrawnCustomers.facts(number, CustomerFacts.day(now));
    }

    private Instant dayBefore() {
        return now.minus(Duration.ofDays(1));
    }
}
