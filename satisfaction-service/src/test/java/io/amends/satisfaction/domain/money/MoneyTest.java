package io.amends.satisfaction.domain.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.contracts.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {

    @Test
    void theTradesOwnFiguresComeOut() {
        var visitor = YearlyValue.of(euros("15"), 50);

        assertThat(visitor.whole()).isEqualTo(euros("750"));
        assertThat(visitor.times(100).whole()).isEqualTo(euros("75000"));
        assertThat(YearlyValue.of(euros("15"), 360).whole()).isEqualTo(euros("5400"));
        assertThat(YearlyValue.of(euros("20"), 365).whole()).isEqualTo(euros("7300"));
    }

    @Test
    void aCustomerCostsEightTimesAsMuchToReplaceAsToKeep() {
        assertThat(YearlyValue.replacement(euros("12.50"))).isEqualTo(euros("100"));
    }

    @Test
    void riskIsTheValueTimesTheProbabilityToLeave() {
        var value = YearlyValue.of(euros("15"), 50);

        assertThat(value.atRisk(.19)).isEqualTo(euros("607.50"));
        assertThat(value.atRisk(1)).isEqualTo(euros("0"));
        assertThat(value.atRisk(0)).isEqualTo(euros("750"));
    }

    @Test
    void solvingFastRecoversTheDifferenceBetweenTheRungs() {
        var value = YearlyValue.of(euros("15"), 50);

        assertThat(value.recoverable(.19, .82)).isEqualTo(euros("472.50"));
        assertThat(value.recoverable(.9, .82)).isEqualTo(euros("0"));
    }

    @Test
    void moneyHasAsManyDecimalsAsItsCurrency() {
        var yen = YearlyValue.of(new Money(new BigDecimal("1001"), "JPY"), 1);

        assertThat(yen.atRisk(.5)).isEqualTo(new Money(new BigDecimal("500"), "JPY"));
    }

    @Test
    void aValueThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> new YearlyValue(Double.NaN, "EUR"))
                .hasMessageContaining("must be a number from 0");
    }

    private static Money euros(String amount) {
        return new Money(new BigDecimal(amount), "EUR");
    }
}
