package io.amends.satisfaction.domain.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.scoring.purchases.PurchaseHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InteractionSummaryTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T10:00:00Z");
    private static final int FIRST_DAY = 20_454;

    @Test
    void summaryDoesNotDependOnOrderOrRepetition() {
        for (var run = 0; run < 200; run++) {
            var seed = System.nanoTime();
            var random = new Random(seed);
            var all = atRandom(random);
            var shuffled = new ArrayList<>(all);
            shuffled.addAll(all.subList(0, all.size() / 2));
            Collections.shuffle(shuffled, random);

            var known = new HashMap<String, Interaction>();
            var oneByOne = InteractionSums.NONE;
            for (var each : shuffled) {
                var before = known.get(each.id());
                if (before == null || Interaction.PRECEDENCE.compare(each, before) < 0) {
                    known.put(each.id(), each);
                    oneByOne =
                            oneByOne.with(
                                    List.of(Contribution.of(each)),
                                    Stream.ofNullable(before).map(Contribution::of).toList());
                }
            }

            assertThat(oneByOne).as("seed %d", seed).isEqualTo(InteractionSums.of(known.values()));
            assertThat(known.values())
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(newestOf(all));
        }
    }

    private static Collection<Interaction> newestOf(List<Interaction> all) {
        return all.stream()
                .collect(
                        Collectors.toMap(
                                Interaction::id,
                                Function.identity(),
                                BinaryOperator.minBy(Interaction.PRECEDENCE)))
                .values();
    }

    @Test
    void refundReducesNewestEarlierPurchasesAndIsNoPurchase() {
        var interactions =
                interactions(
                        purchase("a", 0, "10", 0),
                        purchase("b", 10, "20", 0),
                        purchase("c", 20, "5", 0),
                        refund("r1", 20, "8"),
                        purchase("d", 30, "40", 0));

        assertThat(interactions.purchases()).hasSize(4);
        assertThat(interactions.history(FIRST_DAY + 70).orElseThrow().x()).isEqualTo(3);
        assertThat(interactions.spending())
                .containsExactly(
                        new PurchaseDay(FIRST_DAY, 1000),
                        new PurchaseDay(FIRST_DAY + 10, 1700),
                        new PurchaseDay(FIRST_DAY + 20, 0),
                        new PurchaseDay(FIRST_DAY + 30, 4000));
        assertThat(interactions.meanRepeatAmount()).isEqualTo(1900);
        assertThat(interactions.spentInYearBefore(FIRST_DAY + 30)).isEqualTo(6700);
        assertThat(interactions.spentInYearBefore(FIRST_DAY + 19)).isEqualTo(3000);
        assertThat(interactions.newest()).doesNotContain("r1");
    }

    @Test
    void refundsNeverReduceBelowZero() {
        var early = interactions(refund("r", 0, "50"), purchase("a", 1, "10", 0));
        var all =
                interactions(
                        purchase("a", 0, "10", 0), refund("r1", 5, "50"), refund("r2", 6, "50"));
        var alone = interactions(refund("r", 0, "50"));

        assertThat(early.spentInYearBefore(FIRST_DAY + 9)).isEqualTo(1000);
        assertThat(all.spentInYearBefore(FIRST_DAY + 9)).isZero();
        assertThat(all.purchases()).hasSize(1);
        assertThat(alone.spentInYearBefore(FIRST_DAY)).isZero();
        assertThat(alone.isEmpty()).isFalse();
        assertThat(alone.history(FIRST_DAY)).isEmpty();
    }

    @Test
    void sumsBeyondSixtyFourBitsAreSubtractedExactly() {
        var largest = Contribution.of(purchase("a", 0, "999999999999.99", 0));
        var many = Collections.nCopies(200_000, largest);

        var sums = InteractionSums.NONE.with(many, List.of());

        assertThat(sums.summary(List.of()).purchases())
                .containsExactly(new PurchaseDay(FIRST_DAY, Long.MAX_VALUE));
        assertThat(sums.with(List.of(), many.subList(1, many.size())))
                .isEqualTo(InteractionSums.NONE.with(List.of(largest), List.of()));
    }

    @Test
    void purchasesOfOneDayCountOnce() {
        var interactions =
                interactions(
                        purchase("a", 0, "10", 0),
                        purchase("b", 0, "2.50", 0),
                        purchase("c", 14, "5", 0),
                        purchase("d", 21, "7", 0));

        assertThat(interactions.history(FIRST_DAY + 70))
                .hasValue(new PurchaseHistory(2, 3.0, 10.0));
        assertThat(interactions.meanRepeatAmount()).isEqualTo(600);
        assertThat(interactions.meanGap()).isEqualTo(10.5);
        assertThat(interactions.newest()).containsExactly("d", "c", "b", "a");
    }

    @Test
    void yearlySpendCountsLastTwelveMonths() {
        var interactions = interactions(purchase("a", 0, "10", 0), purchase("b", 365, "5", 0));

        assertThat(interactions.spentInYearBefore(FIRST_DAY)).isEqualTo(1000);
        assertThat(interactions.spentInYearBefore(FIRST_DAY + 364)).isEqualTo(1000);
        assertThat(interactions.spentInYearBefore(FIRST_DAY + 365)).isEqualTo(500);
    }

    @Test
    void severalCurrenciesGiveNoAmounts() {
        var dollars =
                interaction("b", InteractionType.PURCHASE, 1, new Money(BigDecimal.ONE, "USD"));

        assertThat(interactions(purchase("a", 0, "10", 0)).currency()).isEqualTo("EUR");
        assertThat(interactions(purchase("a", 0, "10", 0), dollars).currency()).isNull();
    }

    @Test
    void paymentIsLateOnlyAfterDueInstant() {
        var onTime = payment("a", NEW_YEAR, NEW_YEAR);
        var late = payment("b", NEW_YEAR.plusMillis(1), NEW_YEAR);
        var whenever = payment("c", NEW_YEAR, null);

        var interactions = interactions(onTime, late, whenever);

        assertThat(interactions.payments()).hasSize(3);
        assertThat(interactions.latePayments()).containsExactly(FIRST_DAY);
    }

    @Test
    void summaryIgnoresInteractionsAfterDay() {
        var all = new Interaction[] {purchase("a", 0, "10", 0), purchase("b", 9, "5", 0)};

        assertThat(interactions(all).until(FIRST_DAY + 8).purchases()).hasSize(1);
        assertThat(interactions(all).until(FIRST_DAY - 1).isEmpty()).isTrue();
        assertThat(interactions(all).until(FIRST_DAY - 1).history(FIRST_DAY)).isEmpty();
        assertThat(interactions(all).reaches(FIRST_DAY + 9)).isTrue();
        assertThat(interactions(all).reaches(FIRST_DAY + 10)).isFalse();
    }

    private static List<Interaction> atRandom(Random random) {
        var all = new ArrayList<Interaction>();
        var types = InteractionType.values();
        for (var number = 0; number < 30; number++) {
            var id = "i" + random.nextInt(12);
            // The same id and revision always have the same content.
            var same = new Random(id.hashCode());
            var revision = random.nextInt(3);
            same.longs(revision + 1).sum();
            all.add(
                    new Interaction(
                            id,
                            types[same.nextInt(types.length)],
                            NEW_YEAR.plusSeconds(same.nextInt(30_000_000)),
                            new Money(BigDecimal.valueOf(same.nextInt(10_000), 2), "EUR"),
                            NEW_YEAR.plusSeconds(same.nextInt(30_000_000)),
                            null,
                            revision));
        }
        return all;
    }

    private static InteractionSummary interactions(Interaction... all) {
        var newest =
                Stream.of(all)
                        .filter(each -> each.type() == InteractionType.PURCHASE)
                        .sorted(
                                Comparator.comparing(Interaction::at)
                                        .thenComparing(Interaction::id))
                        .map(Interaction::id)
                        .toList()
                        .reversed();
        return InteractionSums.of(List.of(all)).summary(newest);
    }

    private static Interaction refund(String id, int day, String amount) {
        return interaction(
                id, InteractionType.REFUND, day, new Money(new BigDecimal(amount), "EUR"));
    }

    private static Interaction purchase(String id, int day, String amount, int revision) {
        var at = NEW_YEAR.plusSeconds(86_400L * day);
        var money = new Money(new BigDecimal(amount), "EUR");
        return new Interaction(id, InteractionType.PURCHASE, at, money, null, null, revision);
    }

    private static Interaction interaction(String id, InteractionType type, int day, Money money) {
        return new Interaction(id, type, NEW_YEAR.plusSeconds(86_400L * day), money, null, null, 0);
    }

    private static Interaction payment(String id, Instant at, Instant due) {
        return new Interaction(id, InteractionType.PAYMENT, at, null, due, null, 0);
    }
}
