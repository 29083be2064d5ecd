package io.amends.satisfaction.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.DerivedMoney;
import io.amends.contracts.Money;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.InteractionHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import io.amends.satisfaction.domain.interactions.PurchaseDay;
import io.amends.scoring.learning.LearnedLoyalty;
import io.amends.scoring.learning.LogisticRegression;
import io.amends.scoring.learning.PlattCalibration;
import io.amends.scoring.purchases.GammaGamma;
import io.amends.scoring.purchases.MbgNbd;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ValueAtRiskTest {
    private static final Instant NOW = Instant.parse("2026-03-12T09:00:00Z");
    private static final int TODAY = CustomerFacts.day(NOW);
    private static final MbgNbd MODEL = new MbgNbd(.524838, 6.182992, .891356, 1.613999);

    @Test
    void yearlyValueBeforeFitIsSpendOfTwelveMonths() {
        var valueAtRisk = score(buyer(), fitted(null)).valueAtRisk();

        assertThat(valueAtRisk.value().whole()).isEqualTo(euros("750.00"));
        assertThat(valueAtRisk.atRisk()).isEqualTo(euros("75.00"));
        assertThat(valueAtRisk.recoverable()).isEqualTo(euros("0.00"));
    }

    @Test
    void yearlyValueAfterFitIsMeanAmountTimesRate() {
        var spend = new GammaGamma(6.248803, 3.744588, 1544.7747);
        var fitted = fitted(new PurchaseParameters(MODEL, spend, "EUR"));

        var value = score(buyer(), fitted).valueAtRisk().value().minorUnits().doubleValue();

        var history = buyer().interactions().history(TODAY).orElseThrow();
        var expected =
                spend.meanAmount(history.x(), 15_000)
                        * 52
                        * (.524838 + history.x())
                        / (6.182992 + history.age());
        assertThat(value).isCloseTo(expected, within(1e-6));
    }

    @Test
    void amountsInOtherCurrencyThanFitUseSpend() {
        var fitted = fitted(new PurchaseParameters(MODEL, new GammaGamma(6, 4, 1500), "USD"));

        assertThat(score(buyer(), fitted).valueAtRisk().value().whole()).isEqualTo(euros("750.00"));
    }

    @Test
    void customerWithoutPurchasesHasNoValueAtRisk() {
        assertThat(score(CustomerFacts.none("c"), ScoreParameters.PRIORS).valueAtRisk()).isNull();
    }

    @Test
    void riskTermsSumToRevenueAtRisk() {
        var facts =
                new EventHistoryBuilder()
                        .opened(
                                "a",
                                NOW.minusSeconds(900_000),
                                ComplaintType.STAFF_ATTITUDE,
                                3,
                                "80")
                        .answered("a", NOW.minusSeconds(80_000), true, 2)
                        .facts()
                        .with(buyer().interactions());

        var valueAtRisk =
                score(facts, fitted(new PurchaseParameters(MODEL, null, null))).valueAtRisk();

        assertThat(valueAtRisk.riskBecause().stream().mapToDouble(Term::contribution).sum())
                .isCloseTo(valueAtRisk.atRisk().amount().doubleValue(), within(.005));
        assertThat(valueAtRisk.riskBecause())
                .extracting(Term::term)
                .contains(Term.Name.BASE, Term.Name.PURCHASES, Term.Name.WORST_COMPLAINT);
        assertThat(valueAtRisk.recoverable().amount()).isPositive();
    }

    @Test
    void loyaltyAfterFitEqualsProbabilityToBuy() {
        var fitted = fitted(new PurchaseParameters(MODEL, null, null));
        var history = buyer().interactions().history(TODAY).orElseThrow();

        assertThat(score(buyer(), fitted).loyalty().value())
                .isCloseTo(MODEL.pBuy(history, 26), within(1e-12));
        assertThat(score(CustomerFacts.none("c"), fitted).loyalty().value())
                .isCloseTo(.9, within(1e-12));
    }

    @Test
    void purchaseHistoryCountsBeforeFirstFit() {
        var once = bought(TODAY - 9 * 365);
        var weekly =
                bought(InteractionHistoryBuilder.every(7, 40, TODAY - 3).toArray(Integer[]::new));

        assertThat(loyalty(once)).isLessThan(.02);
        assertThat(loyalty(weekly)).isGreaterThan(.9);
        assertThat(loyalty(bought(TODAY))).isBetween(.3, .5);
        assertThat(loyalty(CustomerFacts.none("c"))).isCloseTo(.9, within(1e-12));
    }

    private static double loyalty(CustomerFacts facts) {
        return score(facts, ScoreParameters.PRIORS).loyalty().value();
    }

    private static CustomerFacts bought(Integer... days) {
        return CustomerFacts.none("c").with(InteractionHistoryBuilder.bought(List.of(days)));
    }

    @Test
    void twoPurchasesOfLargestAmountsHaveExactValue() {
        for (var currency : List.of("EUR", "VND", "IDR", "CLF", "KWD")) {
            var largest = new Money(new BigDecimal("600000000000"), currency);
            var day = new PurchaseDay(TODAY - 1, largest.minorUnits());
            var before = new PurchaseDay(TODAY - 9, largest.minorUnits());
            var facts =
                    CustomerFacts.none("c")
                            .with(
                                    new InteractionSummary(
                                            List.of(before, day),
                                            currency,
                                            List.of(),
                                            List.of(),
                                            List.of(),
                                            List.of(),
                                            List.of()));

            var valueAtRisk = score(facts, ScoreParameters.PRIORS).valueAtRisk();

            assertThat(valueAtRisk.value().whole().amount()).isEqualByComparingTo("1200000000000");
            assertThat(valueAtRisk.atRisk().amount()).isLessThan(new BigDecimal("1200000000000"));
        }
    }

    @Test
    void marginScalesValueAtRisk() {
        var p = ScoreParameters.PRIORS;
        var tenth =
                new ScoreParameters(
                        p.version(),
                        p.halfLife(),
                        p.satisfaction(),
                        p.loyalty(),
                        null,
                        null,
                        .1,
                        p.silence());

        assertThat(score(buyer(), tenth).valueAtRisk().value().whole()).isEqualTo(euros("75.00"));
    }

    @Test
    void learnedWeightsAndTheirCalibrationAddUpToTheLogit() {
        var weights = new double[] {.3, .8, 1.2, .4, 0, .2, -.3, .1};
        var learned =
                new LearnedLoyalty(new LogisticRegression(weights), new PlattCalibration(.9, -.2));
        var p = ScoreParameters.PRIORS;
        var parameters =
                new ScoreParameters(
                        "v3",
                        p.halfLife(),
                        p.satisfaction(),
                        p.loyalty(),
                        new PurchaseParameters(MODEL, null, null),
                        learned,
                        1,
                        p.silence());
        var facts =
                new EventHistoryBuilder()
                        .opened("a", NOW.minusSeconds(900), ComplaintType.STAFF_ATTITUDE, 3, "80")
                        .facts()
                        .with(buyer().interactions());

        var score = score(facts, parameters);

        var features = Score.features(facts, parameters, NOW);
        assertThat(score.loyalty().value()).isCloseTo(learned.probability(features), within(1e-12));
        assertThat(score.loyalty().because().stream().mapToDouble(Term::contribution).sum())
                .isCloseTo(score.loyalty().logit(), within(1e-12));
        assertThat(score.loyalty().because())
                .extracting(Term::term)
                .containsExactly(
                        Term.Name.BASE,
                        Term.Name.PURCHASES,
                        Term.Name.WORST_COMPLAINT,
                        Term.Name.CALIBRATION);
        assertThat(score(CustomerFacts.none("c"), parameters).loyalty().value())
                .isCloseTo(.9, within(1e-12));
    }

    private static ScoreParameters fitted(@Nullable PurchaseParameters purchases) {
        var p = ScoreParameters.PRIORS;
        return new ScoreParameters(
                "v2", p.halfLife(), p.satisfaction(), p.loyalty(), purchases, null, 1, p.silence());
    }

    private static CustomerFacts buyer() {
        var days =
                List.of(
                        new PurchaseDay(TODAY - 200, 15_000),
                        new PurchaseDay(TODAY - 150, 15_000),
                        new PurchaseDay(TODAY - 100, 15_000),
                        new PurchaseDay(TODAY - 50, 15_000),
                        new PurchaseDay(TODAY - 10, 15_000));
        var interactions =
                new InteractionSummary(
                        days, "EUR", List.of(), List.of(), List.of(), List.of(), List.of("p5"));
        return CustomerFacts.none("c").with(interactions);
    }

    private static Score score(CustomerFacts facts, ScoreParameters parameters) {
        return Score.of(facts, parameters, NOW);
    }

    private static DerivedMoney euros(String amount) {
        return new DerivedMoney(new BigDecimal(amount), "EUR");
    }
}
