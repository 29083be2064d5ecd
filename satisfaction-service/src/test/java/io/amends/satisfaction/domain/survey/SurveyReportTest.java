package io.amends.satisfaction.domain.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.survey.SurveyReport.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SurveyReportTest {
    private static final Instant MARCH = Instant.parse("2026-03-05T09:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void countsNpsOverAllAndByGroup() {
        var answers = List.of(nps(MARCH, "Loan", 10), nps(MARCH, "Loan", 9), nps(APRIL, "Card", 3));

        var report = SurveyReport.of(answers.stream(), Question.NPS, By.PRODUCT);

        assertThat(report.total().orElseThrow().value()).isCloseTo(100 / 3.0, within(1e-12));
        assertThat(report.groups()).containsOnlyKeys("Card", "Loan");
        var loan = report.groups().get("Loan");
        assertThat(loan.value()).isEqualTo(100);
        assertThat(loan.bands().get("promoters")).isEqualTo(new Share(2, 2));
        assertThat(loan.interval()).isEqualTo(new NetPromoterScore(2, 0, 2).interval());
    }

    @Test
    void sharesHaveWilsonIntervals() {
        var answers = IntStream.range(0, 10).mapToObj(n -> csat(n < 8 ? 5 : 2));

        var figure = SurveyReport.of(answers, Question.CSAT, By.TYPE).total().orElseThrow();

        // Wilson's interval of 8 of 10, computed by hand from the formula.
        assertThat(figure.value()).isEqualTo(.8);
        assertThat(figure.interval().low()).isCloseTo(.490162, within(1e-6));
        assertThat(figure.interval().high()).isCloseTo(.943318, within(1e-6));
        assertThat(figure.answers()).isEqualTo(10);
    }

    @Test
    void cesFromCountsEqualsMeanOfMarks() {
        var ratings = List.of(1, 7, 7, 5, 6, 6, 2);
        var counts = new long[7];
        ratings.forEach(rating -> counts[rating - 1]++);

        var figure = SurveyStatistic.of(Question.CES, counts);

        assertThat(figure.value()).isCloseTo(CustomerEffort.of(ratings).mean(), within(1e-12));
        assertThat(figure.interval()).isEqualTo(CustomerEffort.of(ratings).interval());
        assertThat(figure.bands().get("hard")).isEqualTo(new Share(2, 7));
        assertThat(figure.bands().get("easy")).isEqualTo(new Share(5, 7));
    }

    @Test
    void monthBeginsAtFirstInstantInUtc() {
        var answers = List.of(nps(APRIL.minusMillis(1), "Loan", 9), nps(APRIL, "Loan", 0));

        var report = SurveyReport.of(answers.stream(), Question.NPS, By.MONTH);

        assertThat(report.groups().get("2026-03").value()).isEqualTo(100);
        assertThat(report.groups().get("2026-04").value()).isEqualTo(-100);
    }

    @Test
    void questionWithoutAnswersHasNoFigure() {
        var report = SurveyReport.of(List.of(csat(4)).stream(), Question.NPS, By.TEAM);

        assertThat(report.total()).isEmpty();
        assertThat(report.groups()).isEmpty();
    }

    @Test
    void reportDoesNotDependOnOrderOfAnswers() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var answers = new ArrayList<SurveyAnswer>();
        for (var number = 0; number < 200; number++) {
            answers.add(nps(MARCH, "P" + random.nextInt(3), random.nextInt(11)));
        }
        var before = SurveyReport.of(answers.stream(), Question.NPS, By.PRODUCT);
        Collections.shuffle(answers, random);

        assertThat(SurveyReport.of(answers.stream(), Question.NPS, By.PRODUCT))
                .as("seed %d", seed)
                .isEqualTo(before);
    }

    @Test
    void everyMarkOfEveryQuestionBelongsToOneBand() {
        for (var question : Question.values()) {
            for (var rating = question.lowest(); rating <= question.highest(); rating++) {
                var at = rating;
                assertThat(question.bands().stream().filter(band -> band.holds(at)))
                        .as("%s %d", question, rating)
                        .hasSize(1);
            }
        }
    }

    @Test
    void filterSelectsGroupsByReportNames() {
        var noTeam = new AnswerFilter(null, null, SurveyReport.UNKNOWN);
        var loans = new AnswerFilter("staff_attitude", "Loan", null);

        assertThat(noTeam.means(nps(MARCH, "Loan", 1))).isTrue();
        assertThat(loans.means(nps(MARCH, "Loan", 1))).isTrue();
        assertThat(loans.means(nps(MARCH, "Card", 1))).isFalse();
    }

    private static SurveyAnswer nps(Instant at, String product, int rating) {
        return answer(at, product, null, rating);
    }

    private static SurveyAnswer csat(int rating) {
        return answer(MARCH, "Loan", rating, null);
    }

    private static SurveyAnswer answer(
            Instant at, String product, @Nullable Integer csat, @Nullable Integer nps) {
        return new SurveyAnswer(
                "R-1",
                "c-1",
                ComplaintType.STAFF_ATTITUDE,
                product,
                null,
                new SurveyAnswer.Ratings(at, new Sequence(0, 1), true, csat, null, nps));
    }
}
