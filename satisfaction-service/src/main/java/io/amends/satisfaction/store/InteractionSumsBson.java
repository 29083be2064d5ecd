package io.amends.satisfaction.store;

import io.amends.satisfaction.domain.interactions.DaySums;
import io.amends.satisfaction.domain.interactions.InteractionSums;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.bson.BsonBinary;
import org.bson.BsonDocument;

/// A customer's sums by day as BSON, packed: `{days, buy, ref, pay, late, visit, call, spend: {EUR:
/// {days, n, sum, back}}}`. The high part of amounts beyond 62 bits is in a separate field.
final class InteractionSumsBson {
    private static final String DAYS = "days";
    private static final String PURCHASES = "buy";
    private static final String REFUNDS = "ref";
    private static final String PAYMENTS = "pay";
    private static final String LATE = "late";
    private static final String VISITS = "visit";
    private static final String CALLS = "call";
    private static final String SPEND = "spend";
    private static final String COUNT = "n";
    private static final String BOUGHT = "sum";
    private static final String REFUNDED = "back";
    private static final String HIGH = "High";
    private static final int BITS = 62;
    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(BITS).subtract(BigInteger.ONE);

    private InteractionSumsBson() {}

    static BsonDocument write(InteractionSums sums) {
        var byDay = sums.byDay();
        var all = List.copyOf(byDay.values());
        var document = new BsonDocument();
        put(document, DAYS, byDay.keySet().stream().map(Integer::longValue).toList(), true);
        put(document, PURCHASES, longs(all, DaySums::purchases), false);
        put(document, REFUNDS, longs(all, DaySums::refunds), false);
        put(document, PAYMENTS, longs(all, DaySums::payments), false);
        put(document, LATE, longs(all, DaySums::latePayments), false);
        put(document, VISITS, longs(all, DaySums::visits), false);
        put(document, CALLS, longs(all, DaySums::calls), false);
        var currencies = new TreeSet<String>();
        all.forEach(each -> currencies.addAll(each.spend().keySet()));
        var spend = new BsonDocument();
        currencies.forEach(currency -> spend.append(currency, writeSpend(sums, currency)));
        return document.append(SPEND, spend);
    }

    private static BsonDocument writeSpend(InteractionSums sums, String currency) {
        var days = new ArrayList<Long>();
        var all = new ArrayList<DaySums.Spend>();
        sums.byDay()
                .forEach(
                        (day, each) -> {
                            var spend = each.spend().get(currency);
                            if (spend != null) {
                                days.add((long) day);
                                all.add(spend);
                            }
                        });
        var document = new BsonDocument();
        put(document, DAYS, days, true);
        put(document, COUNT, longs(all, DaySums.Spend::count), false);
        putMoney(document, BOUGHT, all, DaySums.Spend::bought);
        putMoney(document, REFUNDED, all, DaySums.Spend::refunded);
        return document;
    }

    private static void putMoney(
            BsonDocument document,
            String field,
            List<DaySums.Spend> all,
            Function<DaySums.Spend, BigInteger> amount) {
        put(document, field, longs(all, each -> amount.apply(each).and(LOW).longValue()), false);
        put(
                document,
                field + HIGH,
                longs(all, each -> amount.apply(each).shiftRight(BITS).longValueExact()),
                false);
    }

    static InteractionSums read(BsonDocument document) {
        var days = numbers(document, DAYS, true, -1);
        var size = days.size();
        var purchases = numbers(document, PURCHASES, false, size);
        var refunds = numbers(document, REFUNDS, false, size);
        var payments = numbers(document, PAYMENTS, false, size);
        var late = numbers(document, LATE, false, size);
        var visits = numbers(document, VISITS, false, size);
        var calls = numbers(document, CALLS, false, size);
        var spend = readSpend(document.getDocument(SPEND, new BsonDocument()));
        var byDay = new TreeMap<Integer, DaySums>();
        for (var i = 0; i < size; i++) {
            var day = Math.toIntExact(days.get(i));
            byDay.put(
                    day,
                    new DaySums(
                            purchases.get(i),
                            refunds.get(i),
                            payments.get(i),
                            late.get(i),
                            visits.get(i),
                            calls.get(i),
                            spend.getOrDefault(day, new TreeMap<>())));
        }
        return new InteractionSums(byDay);
    }

    private static TreeMap<Integer, TreeMap<String, DaySums.Spend>> readSpend(
            BsonDocument document) {
        var byDay = new TreeMap<Integer, TreeMap<String, DaySums.Spend>>();
        for (var currency : document.keySet()) {
            var each = document.getDocument(currency);
            var days = numbers(each, DAYS, true, -1);
            var counts = numbers(each, COUNT, false, days.size());
            var bought = money(each, BOUGHT, days.size());
            var refunded = money(each, REFUNDED, days.size());
            for (var i = 0; i < days.size(); i++) {
                byDay.computeIfAbsent(Math.toIntExact(days.get(i)), _ -> new TreeMap<>())
                        .put(
                                currency,
                                new DaySums.Spend(counts.get(i), bought.get(i), refunded.get(i)));
            }
        }
        return byDay;
    }

    private static List<BigInteger> money(BsonDocument document, String field, int size) {
        var low = numbers(document, field, false, size);
        var high = numbers(document, field + HIGH, false, size);
        var all = new ArrayList<BigInteger>(size);
        for (var i = 0; i < size; i++) {
            all.add(
                    BigInteger.valueOf(high.get(i))
                            .shiftLeft(BITS)
                            .add(BigInteger.valueOf(low.get(i))));
        }
        return all;
    }

    private static <T> List<Long> longs(List<T> all, ToLongFunction<T> number) {
        return all.stream().mapToLong(number).boxed().toList();
    }

    // Columns of zeros are left out.
    private static void put(
            BsonDocument document, String field, List<Long> numbers, boolean rising) {
        if (rising || numbers.stream().anyMatch(each -> each != 0)) {
            document.append(field, new BsonBinary(PackedIntegers.write(numbers, rising)));
        }
    }

    private static List<Long> numbers(
            BsonDocument document, String field, boolean rising, int size) {
        if (document.containsKey(field)) {
            return PackedIntegers.read(document.getBinary(field).getData(), rising);
        }
        return size < 0 ? List.of() : Collections.nCopies(size, 0L);
    }
}
