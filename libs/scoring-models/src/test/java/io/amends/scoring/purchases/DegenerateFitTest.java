package io.amends.scoring.purchases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Sets of customers whose likelihood alone has no maximum, or one that is hard to find.
class DegenerateFitTest {
    private static final double HALF_A_YEAR = 26;

    @TestFactory
    Stream<DynamicTest> everyBaseOfCustomersHasParameters() {
        return bases().entrySet().stream()
                .map(base -> DynamicTest.dynamicTest(base.getKey(), () -> check(base.getValue())));
    }

    private static void check(List<PurchaseHistory> customers) {
        for (var fit : List.of(PurchaseFit.mbgNbd(customers), PurchaseFit.bgNbd(customers))) {
            assertThat(fit.converged()).as("%s", fit).isTrue();
            assertThat(fit.customers()).isEqualTo(customers.size());
            assertThat(fit.logLikelihood()).isFinite();
            for (var customer : customers) {
                assertThat(fit.model().pBuy(customer, HALF_A_YEAR)).isBetween(0.0, 1.0);
                assertThat(fit.model().pAlive(customer)).isBetween(0.0, 1.0);
            }
        }
    }

    private static Map<String, List<PurchaseHistory>> bases() {
        var bases = new LinkedHashMap<String, List<PurchaseHistory>>();
        bases.put("nobody", List.of());
        bases.put("one customer, one purchase today", List.of(PurchaseHistory.NEW));
        bases.put("one customer, one purchase nine years ago", List.of(days(0, 0, 3_285)));
        bases.put("one customer who buys every day", List.of(days(1_499, 1_499, 1_499)));
        bases.put("five hundred who are all the same", same(500, days(4, 100, 120)));
        bases.put("five hundred who came once, today", same(500, PurchaseHistory.NEW));
        bases.put("five hundred who came once, years ago", same(500, days(0, 0, 2_000)));
        bases.put("five hundred who buy every day", same(500, days(1_499, 1_499, 1_499)));
        bases.put("five hundred who bought every day and stopped", same(500, days(99, 99, 1_500)));
        bases.put("a century of daily purchases", same(50, days(36_500, 36_500, 36_500)));
        bases.put("a few who came back the next day", same(12, days(1, 1, 1)));
        bases.put("regular buyers", regularBuyers());
        return bases;
    }

    /// 220 customers with 5 to 44 purchases over years, 200 with one every third day for 1,500
    /// days, one who bought on 1,500 days in a row and stopped, one who did on each of the last
    /// 1,500 days, a few with a single purchase years ago.
    private static List<PurchaseHistory> regularBuyers() {
        var random = new Random(44);
        var customers = new ArrayList<PurchaseHistory>();
        for (var i = 0; i < 220; i++) {
            var purchases = 5 + i % 40;
            var gap = 20 + random.nextInt(60);
            var last = gap * (purchases - 1);
            customers.add(days(purchases - 1, last, last + random.nextInt(gap)));
        }
        customers.addAll(same(200, days(500, 1_500, 1_500)));
        customers.add(days(1_499, 1_499, 3_000));
        customers.add(days(1_499, 1_499, 1_499));
        customers.addAll(same(5, days(0, 0, 2_900)));
        return customers;
    }

    @Test
    void regularBuyersAreDistinguishedFromThoseWhoStopped() {
        var model = PurchaseFit.mbgNbd(regularBuyers()).model();

        assertThat(model.pBuy(days(500, 1_500, 1_500), HALF_A_YEAR)).isGreaterThan(.95);
        assertThat(model.pBuy(days(1_499, 1_499, 3_000), HALF_A_YEAR)).isLessThan(.01);
    }

    @Test
    void parametersWithoutCustomersArePriorMedians() {
        var model = PurchaseFit.mbgNbd(List.of()).model();
        var prior = PurchaseFit.prior();

        assertThat(new double[] {model.r(), model.alpha(), model.a(), model.b()})
                .containsExactly(
                        new double[] {prior.r(), prior.alpha(), prior.a(), prior.b()},
                        org.assertj.core.data.Offset.offset(1e-9));
    }

    @TestFactory
    Stream<DynamicTest> amountsOfEveryKindHaveParameters() {
        var spends = new LinkedHashMap<String, List<SpendHistory>>();
        spends.put("none", List.of());
        spends.put("one", List.of(new SpendHistory(1, 1_000)));
        spends.put("all the same", spend(500, _ -> new SpendHistory(3, 1_000)));
        spends.put(
                "one cent and a fortune", spend(100, i -> new SpendHistory(2, i == 0 ? 1 : 6e13)));
        spends.put("exact and many", spend(200, i -> new SpendHistory(1_499, 500 + i)));
        spends.put("fortunes", spend(50, i -> new SpendHistory(1 + i, 9e18)));
        return spends.entrySet().stream()
                .map(
                        each ->
                                DynamicTest.dynamicTest(
                                        each.getKey(), () -> checkAmounts(each.getValue())));
    }

    private static void checkAmounts(List<SpendHistory> customers) {
        var fit = SpendFit.gammaGamma(customers);

        assertThat(fit.converged()).as("%s", fit).isTrue();
        for (var customer : customers) {
            assertThat(fit.model().meanAmount(customer.x(), customer.z())).isFinite().isPositive();
        }
    }

    private static List<SpendHistory> spend(
            int count, java.util.function.IntFunction<SpendHistory> each) {
        return IntStream.range(0, count).mapToObj(each).toList();
    }

    private static List<PurchaseHistory> same(int count, PurchaseHistory history) {
        return IntStream.range(0, count).mapToObj(_ -> history).toList();
    }

    private static PurchaseHistory days(int x, long lastRepeat, long age) {
        return PurchaseHistory.ofDays(x, lastRepeat, age);
    }
}
