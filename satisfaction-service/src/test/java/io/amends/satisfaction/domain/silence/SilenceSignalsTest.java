package io.amends.satisfaction.domain.silence;

import static io.amends.satisfaction.domain.InteractionHistoryBuilder.bought;
import static io.amends.satisfaction.domain.InteractionHistoryBuilder.every;
import static io.amends.satisfaction.domain.InteractionHistoryBuilder.paid;
import static io.amends.satisfaction.domain.InteractionHistoryBuilder.visited;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import io.amends.scoring.purchases.MbgNbd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SilenceSignalsTest {
    private static final int TODAY = 20_513; // 2026-03-01, a Sunday
    private static final MbgNbd MODEL = new MbgNbd(.5248, 6.1830, .8914, 1.6140);

    @Test
    void ownRhythmLevelIsSilenceInMeanGaps() {
        var interactions = bought(every(14, 5, TODAY - 42));

        assertThat(level(interactions, SilenceReason.OWN_RHYTHM)).isEqualTo(3);
        assertThat(alarm(interactions)).hasValue(SilenceReason.OWN_RHYTHM);
        assertThat(alarm(bought(every(14, 5, TODAY - 41)))).isEmpty();
    }

    @Test
    void twoPurchaseDaysGiveNoRhythm() {
        assertThat(alarm(bought(every(14, 2, TODAY - 200)))).isEmpty();
    }

    @Test
    void frequentBuyerIsNotSilentAfterFewDays() {
        var daily = bought(every(1, 30, TODAY - 6));

        assertThat(level(daily, SilenceReason.OWN_RHYTHM)).isLessThan(1);
        assertThat(alarm(bought(every(1, 30, TODAY - 21)))).isPresent();
    }

    @Test
    void surpriseIsProbabilityOfAnotherPurchaseByNow() {
        var interactions = bought(every(21, 6, TODAY - 56));
        var x = 5;
        var tx = Math.rint(105 * 100 / 7.0) / 100;
        var age = Math.rint(161 * 100 / 7.0) / 100;
        var expected = 1 - Math.pow((6.1830 + tx) / (6.1830 + age), .5248 + x);

        assertThat(level(interactions, SilenceReason.SURPRISE)).isCloseTo(expected, within(1e-12));
        assertThat(signals(interactions, null, null).of(SilenceReason.SURPRISE).level()).isZero();
    }

    @Test
    void spendFallingToHalfIsDetectedWhileCustomerStillBuys() {
        var before = every(7, 40, TODAY - 27 * 7).stream().map(day -> new PurchaseDay(day, 1000));
        var halved = every(7, 26, TODAY - 7).stream().map(day -> new PurchaseDay(day, 400));
        var interactions = purchases(Stream.concat(before, halved).toList());

        assertThat(level(interactions, SilenceReason.OWN_RHYTHM)).isLessThanOrEqualTo(1);
        assertThat(alarm(interactions)).hasValue(SilenceReason.DECLINE_OF_SPEND);
    }

    @Test
    void usualSpendIsNoDecline() {
        assertThat(level(bought(every(7, 66, TODAY - 7)), SilenceReason.DECLINE_OF_SPEND))
                .isLessThan(1);
    }

    @Test
    void spendDetectorRestartsAfterWarningEnds() {
        var interactions = bought(every(7, 40, TODAY - 27 * 7));

        var watched = signals(interactions, MODEL, null).of(SilenceReason.DECLINE_OF_SPEND);
        var anew = signals(interactions, MODEL, TODAY - 14).of(SilenceReason.DECLINE_OF_SPEND);

        assertThat(watched.level()).isEqualTo(4.3);
        assertThat(anew.level()).isLessThan(2);
    }

    @Test
    void twoLatePaymentsOfLastThreeAreASignal() {
        var payments = every(30, 6, TODAY - 10);

        assertThat(alarm(paid(payments, payments.subList(4, 6))))
                .hasValue(SilenceReason.LATE_PAYMENTS);
        assertThat(alarm(paid(payments, payments.subList(5, 6)))).isEmpty();
        assertThat(alarm(paid(payments, payments.subList(0, 3)))).isEmpty();
        assertThat(alarm(paid(every(30, 6, TODAY - 200), every(30, 6, TODAY - 200)))).isEmpty();
    }

    @Test
    void missingVisitsAreDetectedUnlessCustomerBuys() {
        var none = visited(InteractionSummary.NONE, every(10, 8, TODAY - 40));
        var buying = visited(bought(every(10, 8, TODAY - 2)), every(10, 8, TODAY - 40));

        assertThat(alarm(none)).hasValue(SilenceReason.NO_VISIT);
        assertThat(alarm(buying)).isEmpty();
    }

    @Test
    void lostCustomerGetsNoWarning() {
        assertThat(alarm(bought(every(14, 5, TODAY - 365)))).isPresent();
        assertThat(alarm(bought(every(14, 5, TODAY - 366)))).isEmpty();
        assertThat(alarm(bought(every(200, 4, TODAY - 700))))
                .as("for one who comes twice a year, not even two years are long")
                .isPresent();
    }

    @Test
    void everyLevelIsFiniteAndNotNegative() {
        for (var gap : List.of(1, 3, 50, 4000)) {
            for (var count : List.of(1, 2, 6, 200)) {
                for (var quiet : List.of(0, 1, 400, 9000)) {
                    var days = new ArrayList<>(every(gap, count, TODAY - quiet));
                    var interactions = visited(bought(days, gap == 3 ? 0 : 100_000_000_000L), days);
                    assertThat(signals(interactions, MODEL, null).all())
                            .allMatch(sign -> sign.level() >= 0)
                            .allMatch(sign -> Double.isFinite(sign.level()));
                }
            }
        }
    }

    private static InteractionSummary purchases(List<PurchaseDay> purchases) {
        return new InteractionSummary(
                purchases, "EUR", List.of(), List.of(), List.of(), List.of(), List.of("p-1"));
    }

    private static double level(InteractionSummary interactions, SilenceReason reason) {
        return signals(interactions, MODEL, null).of(reason).level();
    }

    private static Optional<SilenceReason> alarm(InteractionSummary interactions) {
        return signals(interactions, null, null).alarm(SilenceParameters.DEFAULT);
    }

    private static SilenceSignals signals(
            InteractionSummary interactions, MbgNbd model, Integer calmSince) {
        return SilenceSignals.of(interactions, model, SilenceParameters.DEFAULT, TODAY, calmSince);
    }
}
