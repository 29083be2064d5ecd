package io.amends.bench;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/// Customers drawn from the purchase model, the same ones every time: each buys at an individual
/// rate until dropping out, as in MBG/NBD.
final class DrawnCustomers {
    private static final int DAYS = 2 * 365;
    private static final int SEEN = 64;

    private DrawnCustomers() {}

    /// Their ids and purchases.
    ///
    /// @param today days since 1970-01-01
    static CustomerFacts facts(int number, int today) {
        var random = new Random(number * 0x9E3779B97F4A7C15L);
        var days = new ArrayList<PurchaseDay>();
        var meanGap = 10 / Math.max(.02, random.nextDouble());
        var leaving = random.nextDouble() * .5;
        var day = today - random.nextInt(1, DAYS);
        while (day <= today && days.size() < SEEN) {
            days.add(new PurchaseDay(day, 1_000 + random.nextInt(9_000)));
            if (random.nextDouble() < leaving) {
                break;
            }
            day += 1 + (int) (-meanGap * Math.log(1 - random.nextDouble()));
        }
        var interactions =
                new InteractionSummary(
                        days, "EUR", List.of(), List.of(), List.of(), List.of(), List.of());
        return new CustomerFacts("bench-" + number, new TreeMap<>(), interactions);
    }
}
