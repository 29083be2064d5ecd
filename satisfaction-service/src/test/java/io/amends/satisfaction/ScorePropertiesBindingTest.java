package io.amends.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.satisfaction.domain.money.TierShares;
import io.amends.satisfaction.domain.score.ScoreParameters;
import io.amends.satisfaction.domain.silence.SilenceParameters;
import java.time.Period;
import org.junit.jupiter.api.Test;

class ScorePropertiesBindingTest {
    @Test
    void horizonIsUsedByScore() {
        var parameters =
                ScoreProperties.of(Period.ofWeeks(39), 1).parameters(ScoreParameters.PRIORS);

        assertThat(parameters.loyalty().horizonWeeks()).isEqualTo(39);
    }

    @Test
    void horizonOfPartialWeeksIsRefusedWithHint() {
        for (var wrong : new String[] {"P6M", "P10D", "P0D", "P-7D", "P9999W"}) {
            assertThatThrownBy(() -> ScoreProperties.of(Period.parse(wrong), 1))
                    .hasMessageContaining("amends.scores.horizon is")
                    .hasMessageContaining("whole weeks, as P26W");
        }
    }

    @Test
    void nonPositiveOrInfiniteMarginIsRefused() {
        for (var wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> ScoreProperties.of(Period.ofWeeks(26), wrong))
                    .hasMessageContaining("amends.scores.margin is");
        }
    }

    @Test
    void defaultsMatchDomainDefaults() {
        assertThat(ScoreProperties.DEFAULT.parameters(ScoreParameters.PRIORS).silence())
                .isEqualTo(SilenceParameters.DEFAULT);
        assertThat(ScoreProperties.DEFAULT.tiers().shares()).isEqualTo(TierShares.DEFAULT);
    }

    @Test
    void invalidThresholdsAndSharesAreRefusedByName() {
        assertThatThrownBy(
                        () -> new ScoreProperties.SilenceSettings(2, 3, .95, .9, 4, 2, 2, 0, 3, 2))
                .hasMessageContaining("amends.scores.silence.own-rhythm: alarm is 2.0");
        assertThatThrownBy(() -> new ScoreProperties.TierSettings(.5, .5, .5))
                .hasMessageContaining("amends.scores.tiers: tiers are 0.5");
    }
}
