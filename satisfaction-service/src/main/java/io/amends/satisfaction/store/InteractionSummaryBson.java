package io.amends.satisfaction.store;

import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The summary of a customer's interactions as BSON. Days are packed: a year of weekly purchases
/// takes 200 bytes.
final class InteractionSummaryBson {
    private static final String PURCHASES = "buy";
    private static final String AMOUNTS = "sum";
    private static final String CURRENCY = "cur";
    private static final String PAYMENTS = "pay";
    private static final String LATE = "late";
    private static final String VISITS = "visit";
    private static final String CALLS = "call";
    private static final String NEWEST = "newest";
    private static final String REFUNDS = "ref";
    private static final String REFUNDED = "back";

    private InteractionSummaryBson() {}

    static BsonDocument write(InteractionSummary interactions) {
        var document = new BsonDocument();
        putMoney(document, PURCHASES, AMOUNTS, interactions.purchases());
        putMoney(document, REFUNDS, REFUNDED, interactions.refunds());
        var currency = interactions.currency();
        if (currency != null) {
            document.append(CURRENCY, new BsonString(currency));
        }
        put(document, PAYMENTS, longs(interactions.payments()), true);
        put(document, LATE, longs(interactions.latePayments()), true);
        put(document, VISITS, longs(interactions.visits()), true);
        put(document, CALLS, longs(interactions.calls()), true);
        if (!interactions.newest().isEmpty()) {
            var ids = interactions.newest().stream().map(BsonString::new).toList();
            document.append(NEWEST, new BsonArray(ids));
        }
        return document;
    }

    static InteractionSummary read(BsonDocument document) {
        return new InteractionSummary(
                readMoney(document, PURCHASES, AMOUNTS),
                document.containsKey(CURRENCY) ? document.getString(CURRENCY).getValue() : null,
                readDays(document, PAYMENTS),
                readDays(document, LATE),
                readDays(document, VISITS),
                readDays(document, CALLS),
                document.getArray(NEWEST, new BsonArray()).stream()
                        .map(id -> id.asString().getValue())
                        .toList(),
                readMoney(document, REFUNDS, REFUNDED));
    }

    private static void putMoney(
            BsonDocument document, String days, String amounts, List<PurchaseDay> all) {
        put(document, days, all.stream().map(each -> (long) each.day()).toList(), true);
        put(document, amounts, all.stream().map(PurchaseDay::amount).toList(), false);
    }

    private static List<PurchaseDay> readMoney(
            BsonDocument document, String daysField, String amountsField) {
        var days = readDays(document, daysField);
        var amounts = numbers(document, amountsField, false);
        return IntStream.range(0, days.size())
                .mapToObj(i -> new PurchaseDay(days.get(i), amounts.get(i)))
                .toList();
    }

    private static List<Integer> readDays(BsonDocument document, String field) {
        return numbers(document, field, true).stream().map(Math::toIntExact).toList();
    }

    private static List<Long> numbers(BsonDocument document, String field, boolean rising) {
        return document.containsKey(field)
                ? PackedIntegers.read(document.getBinary(field).getData(), rising)
                : List.of();
    }

    private static void put(
            BsonDocument document, String field, List<Long> numbers, boolean rising) {
        if (!numbers.isEmpty()) {
            document.append(field, new BsonBinary(PackedIntegers.write(numbers, rising)));
        }
    }

    private static List<Long> longs(List<Integer> days) {
        return new ArrayList<>(days.stream().map(Integer::longValue).toList());
    }
}
