package io.amends.scoring.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.amends.scoring.CdnowHistories;
import io.amends.testing.RealData;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The parameters of the CDNOW sample, calibrated up to 30 September 1997.
class PurchaseFitTest {
    private static final LocalDate CUT = LocalDate.of(1997, 9, 30);

    @Test
    void cdnowSampleHasCustomersOfThePapers() {
        var histories = cdnow();

        assertThat(histories).hasSize(2_357);
        assertThat(histories.stream().distinct()).hasSize(1_016);
        assertThat(histories.stream().mapToInt(PurchaseHistory::x).sum()).isEqualTo(2_457);
        assertThat(histories.stream().filter(h -> h.x() == 0)).hasSize(1_411);
    }

    @Test
    void bgNbdFitMatchesPublishedParameters() {
        var fit = PurchaseFit.bgNbd(cdnow());

        assertThat(fit.logLikelihood()).isCloseTo(-9582.4256, within(0.01));
        assertThat(fit.model().r()).isCloseTo(0.2426, within(1e-2));
        assertThat(fit.model().alpha()).isCloseTo(4.4135, within(1e-2));
        assertThat(fit.model().a()).isCloseTo(0.7929, within(1e-2));
        assertThat(fit.model().b()).isCloseTo(2.4258, within(1e-2));
    }

    @Test
    void mbgNbdFitMatchesReference() {
        var fit = PurchaseFit.mbgNbd(cdnow());

        assertThat(fit.logLikelihood()).isCloseTo(-9582.1327, within(0.01));
        assertThat(fit.model().r()).isCloseTo(0.5248, within(1e-2));
        assertThat(fit.model().alpha()).isCloseTo(6.1830, within(1e-2));
        assertThat(fit.model().a()).isCloseTo(0.8914, within(1e-2));
        assertThat(fit.model().b()).isCloseTo(1.6140, within(1e-2));
    }

    @Test
    void fitDoesNotDependOnOrderOfCustomers() {
        var histories = cdnow();
        var seed = new Random().nextLong();
        var shuffled = new java.util.ArrayList<>(histories);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(PurchaseFit.mbgNbd(shuffled))
                .as("seed %d", seed)
                .isEqualTo(PurchaseFit.mbgNbd(histories));
    }

    @Test
    void gammaGammaFitMatchesPublishedParameters() {
        var spend =
                RealData.cdnow(CUT).stream()
                        .filter(buyer -> CdnowHistories.history(buyer).x() > 0)
                        .map(CdnowHistories::spend)
                        .toList();

        var fit = SpendFit.gammaGamma(spend);

        assertThat(fit.customers()).isEqualTo(946);
        assertThat(fit.logLikelihood()).isCloseTo(-4055.9232, within(0.01));
        assertThat(fit.model().p()).isCloseTo(6.2488, within(1e-2));
        assertThat(fit.model().q()).isCloseTo(3.7446, within(1e-2));
        assertThat(fit.model().v()).isCloseTo(15.4477, within(1e-2));
    }

    @Test
    void spendFitScalesWithCurrencyUnit() {
        var random = new Random(13);
        var small =
                IntStream.range(0, 300)
                        .mapToObj(
                                _ ->
                                        new SpendHistory(
                                                1 + random.nextInt(5),
                                                5 + 30 * random.nextDouble()))
                        .toList();
        var large = small.stream().map(s -> new SpendHistory(s.x(), s.z() * 1e6)).toList();

        assertThat(SpendFit.gammaGamma(large).model().populationMean() / 1e6)
                .isCloseTo(
                        SpendFit.gammaGamma(small).model().populationMean(),
                        withinPercentage(1e-4));
    }

    @Test
    void meanAmountIsWeightedWithPopulationMean() {
        var model = new GammaGamma(6.25, 3.74, 15.44);

        assertThat(model.meanAmount(3, 35)).isCloseTo(35.0279199628, within(1e-6));
        assertThat(model.meanAmount(2, 40)).isCloseTo(39.1404199475, within(1e-6));
        assertThat(model.meanAmount(2, 22.35)).isCloseTo(24.6637139108, within(1e-6));
        assertThat(model.meanAmount(7, 73.74)).isCloseTo(71.469670897, within(1e-6));
        assertThat(model.meanAmount(1, 11.77)).isCloseTo(18.9168520578, within(1e-6));
        assertThat(model.populationMean()).isCloseTo(35.21897810, within(1e-6));
        assertThat(model.meanAmount(0, 0)).isEqualTo(model.populationMean());
    }

    private static List<PurchaseHistory> cdnow() {
        return RealData.cdnow(CUT).stream().map(CdnowHistories::history).toList();
    }
}
