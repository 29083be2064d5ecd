package io.amends.followup.domain;

import static io.amends.followup.domain.SurveyScore.Band.HIGH;
import static io.amends.followup.domain.SurveyScore.Band.LOW;
import static io.amends.followup.domain.SurveyScore.Band.MIDDLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyScoresTest {

    @ParameterizedTest
    @CsvSource({"0, LOW", "6, LOW", "7, MIDDLE", "8, MIDDLE", "9, HIGH", "10, HIGH"})
    void npsPromotersAreHighAndDetractorsLow(int nps, SurveyScore.Band band) {
        assertThat(answer(null, null, nps).scores()).containsExactly(new SurveyScore("nps", band));
    }

    @ParameterizedTest
    @CsvSource({"1, LOW", "2, LOW", "3, MIDDLE", "4, HIGH", "5, HIGH"})
    void csatTopTwoOfFiveAreHigh(int csat, SurveyScore.Band band) {
        assertThat(answer(csat, null, null).scores())
                .containsExactly(new SurveyScore("csat", band));
    }

    @ParameterizedTest
    @CsvSource({"1, LOW", "3, LOW", "4, MIDDLE", "5, HIGH", "7, HIGH"})
    void cesMiddleOfSevenIsMiddle(int ces, SurveyScore.Band band) {
        assertThat(answer(null, ces, null).scores()).containsExactly(new SurveyScore("ces", band));
    }

    @Test
    void qualitiesAndIndexAreScoredAndExpectationsAreNot() {
        var perceived = new Rater.Qualities(7, null, 1, null, 4);
        var expected = new Rater.Qualities(1, 1, 1, 1, 1);
        var answer =
                new Answer(
                        true,
                        null,
                        null,
                        null,
                        new Rater(perceived, expected),
                        new SatisfactionIndex(10, 5, 4),
                        null);

        assertThat(answer.scores())
                .containsExactly(
                        new SurveyScore("reliability", HIGH),
                        new SurveyScore("assurance", LOW),
                        new SurveyScore("tangibles", MIDDLE),
                        new SurveyScore("overall", HIGH),
                        new SurveyScore("expectation", MIDDLE),
                        new SurveyScore("ideal", LOW));
    }

    @Test
    void answerWithoutSurveyHasNoScores() {
        assertThat(answer(null, null, null).scores()).isEmpty();
    }

    private static Answer answer(Integer csat, Integer ces, Integer nps) {
        return new Answer(true, csat, ces, nps, null, null, null);
    }
}
