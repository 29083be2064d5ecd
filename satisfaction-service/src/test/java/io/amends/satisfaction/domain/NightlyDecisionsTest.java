package io.amends.satisfaction.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.DerivedMoney;
import io.amends.contracts.Sequence;
import io.amends.contracts.SilenceReason;
import io.amends.contracts.Tier;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.money.TierCuts;
import io.amends.satisfaction.domain.money.TierCutsByCurrency;
import io.amends.satisfaction.domain.money.TierMembership;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.silence.Warning;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NightlyDecisionsTest {
    private static final Instant NIGHT = Instant.parse("2026-03-02T04:00:00Z");
    private static final int TODAY = CustomerFacts.day(NIGHT);
    // Loyalty without purchases, so that the effect of silence is visible.
    private static final ScoreParameters PARAMETERS =
            ScoreParameters.PRIORS.with("without-purchases", null, null);
    private static final TierCutsByCurrency TIERS =
            new TierCutsByCurrency(Map.of("EUR", new TierCuts(100_000, 20_000, 5_000)));

    @Test
    void nightlyPassAssignsTierBySpendOfTwelveMonths() {
        var change =
                night(NIGHT).decide(customer(InteractionHistoryBuilder.every(14, 25, TODAY - 3)));

        assertThat(tier(change)).isEqualTo(new TierMembership(Tier.LARGE, NIGHT));
        assertThat(change.events())
                .containsExactly(new CustomerEvent.Tiered("c", Tier.LARGE, euros("250.00"), null));
    }

    @Test
    void repeatedNightChangesNothing() {
        var once =
                after(
                        night(NIGHT)
                                .decide(
                                        customer(
                                                InteractionHistoryBuilder.every(
                                                        14, 25, TODAY - 60))));

        var again = night(NIGHT.plusSeconds(60)).decide(once);

        assertThat(again.events()).isEmpty();
        assertThat(again.customer()).isEqualTo(once);
    }

    @Test
    void customerWithoutKnownAmountsHasNoTier() {
        var unpriced =
                InteractionHistoryBuilder.bought(
                        InteractionHistoryBuilder.every(14, 25, TODAY - 3));
        var interactions =
                new InteractionSummary(
                        unpriced.purchases(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of());

        var change = night(NIGHT).decide(customer(interactions));

        assertThat(change.events()).isEmpty();
        assertThat(tier(change)).isNull();
        assertThat(change.customer().listing().tier()).isEqualTo(ListValues.NO_TIER);
    }

    @Test
    void passingTimeWarnsOnceAndPurchaseRecovers() {
        var weekly = InteractionHistoryBuilder.every(7, 20, TODAY);
        var customer = after(night(NIGHT).decide(customer(weekly)));
        var events = new ArrayList<CustomerEvent>();
        for (var day = 1; day <= 60; day++) {
            var change = night(NIGHT.plus(Duration.ofDays(day))).decide(customer);
            customer = after(change);
            events.addAll(change.events());
        }
        var since = NIGHT.plus(Duration.ofDays(21));
        var valueAtRisk = euros("20.00"); // 10 % of the 200.00 of the last twelve months

        assertThat(events)
                .containsExactly(
                        new CustomerEvent.Warned("c", SilenceReason.OWN_RHYTHM, valueAtRisk));
        assertThat(customer.silence().warning())
                .isEqualTo(new Warning(SilenceReason.OWN_RHYTHM, since));
        assertThat(customer.listing().warned().revenueAtRisk()).isEqualTo(20.0);

        var bought = new ArrayList<>(weekly);
        bought.add(TODAY + 60);
        var back =
                Customer.after(
                        customer,
                        "c",
                        InteractionHistoryBuilder.bought(bought),
                        PARAMETERS,
                        NIGHT.plus(Duration.ofDays(60).plusHours(5)));

        assertThat(back.events())
                .containsExactly(new CustomerEvent.Recovered("c", SilenceReason.OWN_RHYTHM, since));
        assertThat(after(back).listing().warned()).isNull();
        assertThat(night(NIGHT.plus(Duration.ofDays(61))).decide(after(back)).events()).isEmpty();
    }

    @Test
    void minorFigureChangesAreNotWritten() {
        var before =
                Customer.after(
                                null,
                                "A-1",
                                new EventHistoryBuilder("c")
                                        .opened(
                                                "A-1",
                                                NIGHT.minus(Duration.ofDays(9)),
                                                ComplaintType.STAFF_ATTITUDE,
                                                2,
                                                "40")
                                        .events()
                                        .getFirst()
                                        .data(),
                                new Sequence(0, 1),
                                PARAMETERS,
                                NIGHT)
                        .customer();

        assertThat(night(NIGHT.plusSeconds(60)).decide(before).customer()).isEqualTo(before);
        var later = after(night(NIGHT.plus(Duration.ofDays(2))).decide(before));
        assertThat(later.current().asOf()).isEqualTo(NIGHT.plus(Duration.ofDays(2)));
        assertThat(later.published())
                .as("scores are published after events only")
                .isEqualTo(before.published());
    }

    @Test
    void decisionsAreFoldedFromEvents() {
        var warned = new CustomerEvent.Warned("c", SilenceReason.SURPRISE, null);
        var tiered = new CustomerEvent.Tiered("c", Tier.TOP, euros("1.00"), null);
        var recovered = new CustomerEvent.Recovered("c", SilenceReason.SURPRISE, NIGHT);

        var decisions = Decisions.NONE.with(tiered, NIGHT).with(warned, NIGHT);

        assertThat(decisions)
                .isEqualTo(
                        new Decisions(
                                new TierMembership(Tier.TOP, NIGHT),
                                new Warning(SilenceReason.SURPRISE, NIGHT)));
        assertThat(decisions.with(recovered, NIGHT).warning()).isNull();
    }

    private static NightlyDecisions night(Instant now) {
        return new NightlyDecisions(TIERS, PARAMETERS, now);
    }

    private static Customer customer(List<Integer> days) {
        return customer(InteractionHistoryBuilder.bought(days));
    }

    private static Customer customer(InteractionSummary interactions) {
        return after(Customer.after(null, "c", interactions, PARAMETERS, NIGHT.minusSeconds(3600)));
    }

    private static Customer after(Customer.Change change) {
        return Objects.requireNonNull(change.customer());
    }

    private static TierMembership tier(Customer.Change change) {
        return after(change).tier();
    }

    private static DerivedMoney euros(String amount) {
        return new DerivedMoney(new BigDecimal(amount), "EUR");
    }
}
