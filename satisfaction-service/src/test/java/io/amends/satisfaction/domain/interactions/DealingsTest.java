package io.amends.satisfaction.domain.interactions;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.InteractionType;
import io.amends.contracts.Money;
import io.amends.satisfaction.domain.purchases.PurchaseHistory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DealingsTest {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T10:00:00Z");
    private static final int FIRST_DAY = 20_454;

    @Test
    void anyOrderAndRepetitionGivesTheSameSummary() {
        for (var run = 0; run < 200; run++) {
            var seed = System.nanoTime();
            var random = new Random(seed);
            var all = atRandom(random);
            var shuffled = new ArrayList<>(all);
            shuffled.addAll(all.subList(0, all.size() / 2));
            Collections.shuffle(shuffled, random);

            var oneByOne = Interactions.NONE;
            for (var each : shuffled) {
                oneByOne = oneByOne.withAll(List.of(each));
            }

            assertThat(Dealings.of(oneByOne))
                    .as("seed %d", seed)
                    .isEqualTo(Dealings.of(Interactions.of(all)));
        }
    }

    @Test
    void aHigherRevisionReplacesAndALowerOneComesTooLate() {
        var first = purchase("p1", 0, "10.00", 0);
        var corrected = purchase("p1", 3, "12.00", 2);
        var late = purchase("p1", 1, "11.00", 1);

        var dealings = Dealings.of(Interactions.of(List.of(corrected, first, late)));

        assertThat(dealings.purchases()).containsExactly(new PurchaseDay(FIRST_DAY + 3, 1200));
    }

    @Test
    void purchasesOfOneDayAreOnePurchase() {
        var dealings =
                dealings(
                        purchase("a", 0, "10", 0),
                        purchase("b", 0, "2.50", 0),
                        purchase("c", 14, "5", 0),
                        purchase("d", 21, "7", 0));

        assertThat(dealings.history(FIRST_DAY + 70)).hasValue(new PurchaseHistory(2, 3.0, 10.0));
        assertThat(dealings.meanRepeatAmount()).isEqualTo(600);
        assertThat(dealings.meanGap()).isEqualTo(10.5);
        assertThat(dealings.newest()).containsExactly("d", "c", "b", "a");
    }

    @Test
    void onlyTheTwelveMonthsBeforeCountForTheYear() {
        var dealings = dealings(purchase("a", 0, "10", 0), purchase("b", 365, "5", 0));

        assertThat(dealings.spentInYearBefore(FIRST_DAY)).isEqualTo(1000);
        assertThat(dealings.spentInYearBefore(FIRST_DAY + 364)).isEqualTo(1000);
        assertThat(dealings.spentInYearBefore(FIRST_DAY + 365)).isEqualTo(500);
    }

    @Test
    void amountsInSeveralCurrenciesHaveNone() {
        var dollars =
                interaction("b", InteractionType.PURCHASE, 1, new Money(BigDecimal.ONE, "USD"));

        assertThat(dealings(purchase("a", 0, "10", 0)).currency()).isEqualTo("EUR");
        assertThat(dealings(purchase("a", 0, "10", 0), dollars).currency()).isNull();
    }

    @Test
    void aPaymentIsLateOnlyAfterItsDueInstant() {
        var onTime = payment("a", NEW_YEAR, NEW_YEAR);
        var late = payment("b", NEW_YEAR.plusMillis(1), NEW_YEAR);
        var whenever = payment("c", NEW_YEAR, null);

        var dealings = dealings(onTime, late, whenever);

        assertThat(dealings.payments()).hasSize(3);
        assertThat(dealings.latePayments()).containsExactly(FIRST_DAY);
    }

    @Test
    void whatLiesAfterTheDayDoesNotCount() {
        var all = new Interaction[] {purchase("a", 0, "10", 0), purchase("b", 9, "5", 0)};

        assertThat(dealings(all).until(FIRST_DAY + 8).purchases()).hasSize(1);
        assertThat(dealings(all).until(FIRST_DAY - 1).isEmpty()).isTrue();
        assertThat(dealings(all).until(FIRST_DAY - 1).history(FIRST_DAY)).isEmpty();
        assertThat(dealings(all).reaches(FIRST_DAY + 9)).isTrue();
        assertThat(dealings(all).reaches(FIRST_DAY + 10)).isFalse();
    }

    private static List<Interaction> atRandom(Random random) {
        var all = new ArrayList<Interaction>();
        var types = InteractionType.values();
        for (var number = 0; number < 30; number++) {
            var id = "i" + random.nextInt(12);
            // The same id and revision always mean the same.
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

    private static Dealings dealings(Interaction... all) {
        return Dealings.of(Interactions.of(List.of(all)));
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
