package io.amends.satisfaction.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.contracts.DerivedMoney;
import io.amends.contracts.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void yearlyValueMatchesPublishedExamples() {
        var visitor = YearlyValue.of(euros("15"), 50);

        assertThat(visitor.whole()).isEqualTo(derived("750"));
        assertThat(visitor.times(100).whole()).isEqualTo(derived("75000"));
        assertThat(YearlyValue.of(euros("15"), 360).whole()).isEqualTo(derived("5400"));
        assertThat(YearlyValue.of(euros("20"), 365).whole()).isEqualTo(derived("7300"));
    }

    @Test
    void replacementCostIsEightTimesRetentionCost() {
        assertThat(YearlyValue.replacement(euros("12.50"))).isEqualTo(derived("100"));
    }

    @Test
    void revenueAtRiskIsValueTimesProbabilityToLeave() {
        var value = YearlyValue.of(euros("15"), 50);

        assertThat(value.atRisk(.19)).isEqualTo(derived("607.50"));
        assertThat(value.atRisk(1)).isEqualTo(derived("0"));
        assertThat(value.atRisk(0)).isEqualTo(derived("750"));
    }

    @Test
    void recoverableIsDifferenceOfProbabilitiesTimesValue() {
        var value = YearlyValue.of(euros("15"), 50);

        assertThat(value.recoverable(.19, .82)).isEqualTo(derived("472.50"));
        assertThat(value.recoverable(.9, .82)).isEqualTo(derived("0"));
    }

    @Test
    void moneyHasAsManyDecimalsAsItsCurrency() {
        var yen = YearlyValue.of(new Money(new BigDecimal("1001"), "JPY"), 1);

        assertThat(yen.atRisk(.5)).isEqualTo(new DerivedMoney(new BigDecimal("500"), "JPY"));
    }

    @Test
    void nanValueIsRefused() {
        assertThatThrownBy(() -> new YearlyValue(Double.NaN, "EUR"))
                .hasMessageContaining("must be a number from 0");
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }

    @Test
    void yearlySumOfLargestAmountsIsExactAndCapped() {
        var largest = new BigInteger("99999999999999").multiply(BigInteger.valueOf(1_000_000));

        assertThat(YearlyValue.ofSpend(largest, "EUR").whole())
                .isEqualTo(derived("999999999999990000.00"));
        assertThat(YearlyValue.ofSpend(largest.add(BigInteger.ONE), "EUR").atRisk(0))
                .isEqualTo(derived("999999999999990000.01"));
        assertThat(new YearlyValue(Double.MAX_VALUE, "CLF").times(1e300).whole().amount())
                .isEqualByComparingTo("1e26");
    }

    private static DerivedMoney derived(String amount) {
        return new DerivedMoney(new BigDecimal(amount), "EUR");
    }
}
