package io.amends.satisfaction.domain.interactions;

import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Sums up interactions that are in order.
final class Summing {
    private static final int SHOWN = 10;

    private Summing() {}

    static Dealings of(List<Interaction> ordered) {
        var purchases = ofType(ordered, InteractionType.PURCHASE);
        return new Dealings(
                purchaseDays(purchases),
                currency(purchases),
                days(ofType(ordered, InteractionType.PAYMENT)),
                days(ordered.stream().filter(Interaction::late).toList()),
                days(ofType(ordered, InteractionType.VISIT)),
                days(ofType(ordered, InteractionType.CALL)),
                purchases.reversed().stream().map(Interaction::id).limit(SHOWN).toList());
    }

    private static List<Interaction> ofType(List<Interaction> all, InteractionType type) {
        return all.stream().filter(each -> each.type() == type).toList();
    }

    private static List<PurchaseDay> purchaseDays(List<Interaction> purchases) {
        var sums = new TreeMap<Integer, Long>();
        for (var each : purchases) {
            var amount = each.amount() == null ? 0L : each.amount().minorUnits();
            sums.merge(day(each), amount, Long::sum);
        }
        return sums.entrySet().stream()
                .map(entry -> new PurchaseDay(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static @Nullable String currency(List<Interaction> purchases) {
        var currencies =
                purchases.stream()
                        .flatMap(each -> Optional.ofNullable(each.amount()).stream())
                        .map(Money::currency)
                        .distinct()
                        .toList();
        return currencies.size() == 1 ? currencies.getFirst() : null;
    }

    private static List<Integer> days(List<Interaction> interactions) {
        return interactions.stream().map(Summing::day).toList();
    }

    private static int day(Interaction interaction) {
        return Math.toIntExact(interaction.day().toEpochDay());
    }
}
