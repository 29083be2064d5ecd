package io.amends.scoring.purchases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PurchaseModelTest {
    private static final BgNbd BG = new BgNbd(0.243, 4.414, 0.793, 2.426);
    private static final MbgNbd MBG = new MbgNbd(0.524838, 6.182992, 0.891356, 1.613999);

    @ParameterizedTest
    @CsvFileSource(resources = "histories.csv", numLinesToSkip = 1)
    void tenHistoriesMatchReference(
            int x,
            double tx,
            double age,
            double bgLikelihood,
            double bgAlive,
            double bgExpected,
            double bgBuy,
            double mbgLikelihood,
            double mbgAlive,
            double mbgBuy) {
        var history = new PurchaseHistory(x, tx, age);

        assertThat(BG.logLikelihood(history)).isCloseTo(bgLikelihood, within(1e-9));
        assertThat(BG.pAlive(history)).isCloseTo(bgAlive, within(1e-9));
        assertThat(BG.expectedPurchases(history, 39)).isCloseTo(bgExpected, within(1e-9));
        assertThat(BG.pBuy(history, 39)).isCloseTo(bgBuy, within(1e-9));
        assertThat(MBG.logLikelihood(history)).isCloseTo(mbgLikelihood, within(1e-9));
        assertThat(MBG.pAlive(history)).isCloseTo(mbgAlive, within(1e-9));
        assertThat(MBG.pBuy(history, 39)).isCloseTo(mbgBuy, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.0532678911717",
        "2, 0.103389739756",
        "10, 0.432413362234",
        "39, 1.19672319332",
        "52, 1.4460505954",
        "78, 1.86051905794"
    })
    void aNewCustomersPurchasesComeOutAsInTheReference(double weeks, double expected) {
        assertThat(BG.expectedPurchases(PurchaseHistory.NEW, weeks))
                .isCloseTo(expected, within(1e-9));
    }

    @Test
    void expectedPurchasesMatchHypergeometricFormulaOfThePapers() {
        for (var history : histories()) {
            for (var weeks : new double[] {0.5, 10, 39}) {
                assertThat(BG.expectedPurchases(history, weeks))
                        .isCloseTo(byHypergeometric(BG, history, weeks), within(1e-8));
                assertThat(MBG.expectedPurchases(history, weeks))
                        .isCloseTo(byHypergeometric(MBG, history, weeks), within(1e-8));
            }
        }
    }

    @Test
    void expectedPurchasesOfMbgNbdMatchSimulation() {
        var random = new Random(2007);
        var customers = 400_000;
        var bought = 0L;
        for (var i = 0; i < customers; i++) {
            bought += simulate(random, MBG, 39);
        }

        assertThat(MBG.expectedPurchases(PurchaseHistory.NEW, 39))
                .isCloseTo((double) bought / customers, within(0.02));
    }

    @Test
    void customerWithoutRepeatsIsAliveUnderBgNbdAndDoubtfulUnderMbgNbd() {
        var once = new PurchaseHistory(0, 0, 38.86);

        assertThat(BG.pAlive(once)).isEqualTo(1);
        assertThat(MBG.pAlive(once)).isLessThan(0.4);
    }

    @Test
    void resultsAreFiniteForExtremeHistories() {
        for (var model : extremeModels()) {
            for (var history : histories()) {
                assertThat(model.logLikelihood(history)).as("%s %s", model, history).isFinite();
                assertThat(model.pAlive(history)).isBetween(0.0, 1.0);
                assertThat(model.surprise(history)).isBetween(0.0, 1.0);
                var before = 0.0;
                var expectedBefore = 0.0;
                for (var weeks : new double[] {0, 1e-6, 1, 52, 1e4, 1e9}) {
                    var buys = model.pBuy(history, weeks);
                    var expected = model.expectedPurchases(history, weeks);
                    assertThat(buys).isBetween(before, model.pAlive(history));
                    assertThat(expected)
                            .as("%s %s %s", model, history, weeks)
                            .isFinite()
                            .isGreaterThanOrEqualTo(expectedBefore * (1 - 1e-9))
                            .isGreaterThanOrEqualTo(buys * (1 - 1e-9));
                    before = buys;
                    expectedBefore = expected;
                }
            }
        }
    }

    @Test
    void pAliveDecreasesWithSilence() {
        for (var model : extremeModels()) {
            for (var x : new int[] {1, 3, 20}) {
                var before = 1.0;
                for (var age = 30.0; age < 400; age += 10) {
                    var alive = model.pAlive(new PurchaseHistory(x, 30, age));
                    assertThat(alive).isLessThanOrEqualTo(before);
                    before = alive;
                }
            }
        }
    }

    @Test
    void invalidHistoryIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(-1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurchaseHistory(0, 1, 2));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PurchaseHistory(0, 0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new BgNbd(0, 1, 1, 1));
    }

    private static List<PurchaseModel> extremeModels() {
        var models = new ArrayList<PurchaseModel>(List.of(BG, MBG));
        var values = new double[] {1e-3, 1, 1e3};
        for (var r : values) {
            for (var alpha : values) {
                for (var a : values) {
                    for (var b : values) {
                        models.add(new BgNbd(r, alpha, a, b));
                        models.add(new MbgNbd(r, alpha, a, b));
                    }
                }
            }
        }
        return models;
    }

    private static List<PurchaseHistory> histories() {
        return List.of(
                PurchaseHistory.NEW,
                new PurchaseHistory(0, 0, 38.86),
                new PurchaseHistory(0, 0, 5_000),
                new PurchaseHistory(1, 1.71, 38.86),
                new PurchaseHistory(7, 39, 39),
                new PurchaseHistory(23, 0.14, 39),
                new PurchaseHistory(2_000, 250, 260));
    }

    /// Fader, Hardie and Lee 2005, equation 10; b+1 for b under MBG/NBD.
    private static double byHypergeometric(PurchaseModel model, PurchaseHistory h, double weeks) {
        var bx = model.survivals(h.x());
        var a = model.a();
        var rx = model.r() + h.x();
        var z = weeks / (model.alpha() + h.age() + weeks);
        var ratio = Math.pow((model.alpha() + h.age()) / (model.alpha() + h.age() + weeks), rx);
        var bracket = 1 - ratio * series(rx, bx, a + bx - 1, z);
        return (a + bx - 1) / (a - 1) * bracket * model.pAlive(h);
    }

    private static double series(double a, double b, double c, double z) {
        var term = 1.0;
        var sum = 1.0;
        for (var k = 0; k < 200_000 && Math.abs(term) > 1e-18 * sum; k++) {
            term *= (a + k) / (c + k) * (b + k) / (k + 1) * z;
            sum += term;
        }
        return sum;
    }

    /// One customer's repeat purchases, simulated from the model's definition.
    private static int simulate(Random random, MbgNbd model, double weeks) {
        var rate = gamma(random, model.r()) / model.alpha();
        var one = gamma(random, model.a());
        var gone = one / (one + gamma(random, model.b()));
        var time = 0.0;
        var purchases = 0;
        while (random.nextDouble() >= gone) {
            time += -Math.log(1 - random.nextDouble()) / rate;
            if (time > weeks) {
                break;
            }
            purchases++;
        }
        return purchases;
    }

    /// Marsaglia and Tsang 2000.
    private static double gamma(Random random, double shape) {
        if (shape < 1) {
            return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
        }
        var d = shape - 1.0 / 3;
        while (true) {
            var normal = random.nextGaussian();
            var v = Math.pow(1 + normal / Math.sqrt(9 * d), 3);
            if (v > 0
                    && Math.log(random.nextDouble())
                            < 0.5 * normal * normal + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
