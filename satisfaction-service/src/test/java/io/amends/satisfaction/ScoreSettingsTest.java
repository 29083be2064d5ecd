package io.amends.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.amends.satisfaction.domain.score.ScoreParameters;
import java.time.LocalTime;
import java.time.Period;
import org.junit.jupiter.api.Test;

class ScoreSettingsTest {
    private static final LocalTime NIGHT = LocalTime.of(3, 0);

    @Test
    void theHorizonIsInTheScore() {
        var parameters =
                new ScoreSettings(Period.ofWeeks(39), 1, NIGHT).over(ScoreParameters.PRIORS);

        assertThat(parameters.loyalty().horizonWeeks()).isEqualTo(39);
    }

    @Test
    void whatIsNoWholeWeeksIsRefusedWithTheWayOut() {
        for (var wrong : new String[] {"P6M", "P10D", "P0D", "P-7D", "P9999W"}) {
            assertThatThrownBy(() -> new ScoreSettings(Period.parse(wrong), 1, NIGHT))
                    .hasMessageContaining("amends.scores.horizon is")
                    .hasMessageContaining("whole weeks, as P26W");
        }
    }

    @Test
    void aMarginThatIsNoneIsRefused() {
        for (var wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new ScoreSettings(Period.ofWeeks(26), wrong, NIGHT))
                    .hasMessageContaining("amends.scores.margin is");
        }
    }
}
