package io.amends.satisfaction.domain.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.SilenceReason;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import io.amends.scoring.purchases.MbgNbd;
import io.amends.testing.RealData;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Silence signals on the CDNOW sample: purchases only, of customers whose first purchase was in
/// the first three months of 1997.
class SilenceOnRealDataTest {
    private static final SilenceParameters DEFAULT = SilenceParameters.DEFAULT;
    private static final MbgNbd MODEL = new MbgNbd(.5248, 6.1830, .8914, 1.6140);

    @Test
    void spendDeclineNeedsHalfAYearBeforeTheObservedHalfYear() {
        assertThat(alarming("1997-09-30", SilenceReason.DECLINE_OF_SPEND))
                .as("known for 39 weeks at most")
                .isZero();
        assertThat(alarming("1998-03-31", SilenceReason.DECLINE_OF_SPEND)).isEqualTo(13);
        assertThat(alarming("1998-06-30", SilenceReason.DECLINE_OF_SPEND)).isEqualTo(10);
    }

    @Test
    void purchasesAloneGiveNoPaymentOrVisitSignals() {
        for (var day : List.of("1997-09-30", "1998-03-31", "1998-06-30")) {
            assertThat(alarming(day, SilenceReason.OWN_RHYTHM)).isPositive();
            assertThat(alarming(day, SilenceReason.LATE_PAYMENTS)).isZero();
            assertThat(alarming(day, SilenceReason.NO_VISIT)).isZero();
        }
    }

    @Test
    void spendDeclineMostlyCoincidesWithRhythmAlarm() {
        var reasons =
                signals("1998-06-30").stream()
                        .filter(each -> alarms(each, SilenceReason.DECLINE_OF_SPEND))
                        .flatMap(each -> each.alarm(DEFAULT).stream())
                        .collect(Collectors.groupingBy(each -> each, Collectors.counting()));

        assertThat(reasons)
                .as("one of the ten has left for longer than a warning is worth")
                .containsOnly(
                        Map.entry(SilenceReason.OWN_RHYTHM, 7L),
                        Map.entry(SilenceReason.DECLINE_OF_SPEND, 2L));
    }

    private static long alarming(String day, SilenceReason reason) {
        return signals(day).stream().filter(each -> alarms(each, reason)).count();
    }

    private static boolean alarms(SilenceSignals signals, SilenceReason reason) {
        return signals.of(reason).alarms(DEFAULT);
    }

    private static List<SilenceSignals> signals(String day) {
        var today = LocalDate.parse(day);
        return RealData.cdnow(today).stream()
                .map(buyer -> interactions(buyer))
                .map(
                        known ->
                                SilenceSignals.of(
                                        known, MODEL, DEFAULT, (int) today.toEpochDay(), null))
                .toList();
    }

    private static InteractionSummary interactions(RealData.Buyer buyer) {
        var purchases =
                buyer.centsByDay().entrySet().stream()
                        .map(
                                each ->
                                        new PurchaseDay(
                                                (int) each.getKey().toEpochDay(), each.getValue()))
                        .toList();
        return new InteractionSummary(
                purchases, "USD", List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
