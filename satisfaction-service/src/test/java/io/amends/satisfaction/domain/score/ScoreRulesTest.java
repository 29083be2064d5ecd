package io.amends.satisfaction.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.ComplaintType;
import io.amends.contracts.EventType;
import io.amends.contracts.Rater;
import io.amends.contracts.SatisfactionIndex;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.facts.EventRef;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreRulesTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final String CASE = "7K2M-94QX";

    @Test
    void caseIsNotOverdueAtDueInstant() {
        var opened = opened("40");
        var due = MONDAY.plus(Duration.ofDays(5));

        var inTime = score(opened, due).loyalty().value();
        var overdue = score(opened, due.plusMillis(1)).loyalty().value();

        assertThat(inTime).isGreaterThan(.55);
        assertThat(overdue).isLessThan(.35);
    }

    @Test
    void answerAboutEarlierResolutionIsDirectAnswerWithoutTransition() {
        var happened =
                opened("40").resolved(CASE, day(1)).reopened(CASE, day(2)).resolved(CASE, day(3));
        var before = score(happened, day(10));

        happened.answered(CASE, day(4), 1, false, 1, null, null);
        var after = score(happened, day(10));

        assertThat(after.loyalty().caseTerm()).isEqualTo(before.loyalty().caseTerm());
        assertThat(after.satisfaction().answerCount()).isEqualTo(1);
        assertThat(after.satisfaction().perceptions())
                .isEqualTo(before.satisfaction().perceptions());
    }

    @Test
    void notSolvedCaseCountsAsOpenAndLaterOverdue() {
        var happened = opened("40").resolved(CASE, day(1));
        happened.answered(CASE, day(2), false, null);

        var next = score(happened, day(3)).satisfaction();
        var later = score(happened, day(6)).satisfaction();

        assertThat(next.perceptionCount()).isEqualTo(1);
        assertThat(later.perceptions().get(Quality.RESPONSIVENESS)).isEqualTo(3);
    }

    @Test
    void reopenedCaseNeverCountsAsFastResolution() {
        var fast = opened("40").resolved(CASE, day(1));
        var again =
                opened("40").resolved(CASE, day(1)).reopened(CASE, day(1)).resolved(CASE, day(1));

        assertThat(score(again, day(1)).loyalty().value())
                .isLessThan(score(fast, day(1)).loyalty().value() - .2);
    }

    @Test
    void closingChangesNothing() {
        var solved = opened("40").resolved(CASE, day(1));
        var before = score(solved, day(9));

        assertThat(score(solved.closed(CASE, day(2)), day(9))).isEqualTo(before);
        var rejected = score(opened("40").rejected(CASE, day(1)), day(9));
        assertThat(score(opened("40").rejected(CASE, day(1)).closed(CASE, day(2)), day(9)))
                .isEqualTo(rejected);
    }

    @Test
    void caseImportedAsClosedCountsAsSolved() {
        var closed = score(opened("40").closed(CASE, day(1)), day(9));
        var solved = score(opened("40").resolved(CASE, day(1)), day(9));

        assertThat(closed.loyalty().value()).isEqualTo(solved.loyalty().value());
    }

    @Test
    void keptPromiseRestartsDecayOfCase() {
        var plain = score(opened("40").rejected(CASE, day(1)), day(90));
        var promised =
                score(opened("40").rejected(CASE, day(1)).promiseKept(CASE, day(60)), day(90));

        assertThat(promised.loyalty().caseTerm()).isLessThan(plain.loyalty().caseTerm());
    }

    @Test
    void lossIsClampedToFiveAndHundredAndDefaultsToThirty() {
        assertThat(caseTerm("0.01")).isEqualTo(caseTerm("5"));
        assertThat(caseTerm("100")).isEqualTo(caseTerm("999999"));
        assertThat(caseTerm(null)).isEqualTo(caseTerm("30"));
        assertThat(caseTerm("30")).isBetween(caseTerm("100"), caseTerm("5"));
    }

    @Test
    void singleIndexQuestionCountsAsMuchAsAllThree() {
        var one = opened("40");
        one.answered(CASE, day(1), 0, true, null, null, new SatisfactionIndex(10, null, null));
        var all = opened("40");
        all.answered(CASE, day(1), 0, true, null, null, new SatisfactionIndex(10, 1, 1));

        assertThat(score(one, day(2)).satisfaction().answerMean()).isEqualTo(100);
        assertThat(score(all, day(2)).satisfaction().answerMean()).isCloseTo(38.85, within(1e-9));
        assertThat(score(all, day(2)).satisfaction().answerCount()).isEqualTo(1);
    }

    @Test
    void higherExpectationLowersSatisfaction() {
        var met = new Rater.Qualities(5, 5, 5, 5, 5);
        var modest = opened("40");
        modest.answered(
                CASE,
                day(1),
                0,
                true,
                null,
                new Rater(met, new Rater.Qualities(2, 2, 2, 2, 2)),
                null);
        var demanding = opened("40");
        demanding.answered(
                CASE,
                day(1),
                0,
                true,
                null,
                new Rater(met, new Rater.Qualities(7, 7, 7, 7, 7)),
                null);

        var pleased = score(modest, day(2)).satisfaction();
        var disappointed = score(demanding, day(2)).satisfaction();

        assertThat(pleased.value()).isGreaterThan(disappointed.value());
        assertThat(pleased.gap(Quality.EMPATHY)).isEqualTo(1.5);
        assertThat(disappointed.gap(Quality.EMPATHY)).isEqualTo(-1);
        assertThat(pleased.because()).anyMatch(term -> term.term() == Term.Name.EXPECTATIONS);
    }

    @Test
    void termListsNewestTenEventsAndCountsTheRest() {
        var happened = opened("40");
        for (var day = 1; day <= 12; day++) {
            happened.promiseKept(CASE, day(day));
        }

        var reliability =
                score(happened, day(20)).satisfaction().because().stream()
                        .filter(term -> term.term() == Term.Name.RELIABILITY)
                        .findFirst()
                        .orElseThrow();

        assertThat(reliability.events().newest())
                .hasSize(10)
                .startsWith(
                        new EventRef(
                                CASE + "/0.13",
                                "/complaint-service",
                                EventType.COMPLAINT_PROMISE_KEPT));
        assertThat(reliability.events().more()).isEqualTo(3);
    }

    @Test
    void eventsOfTwoServicesWithSameNumberAreDistinct() {
        var happened = opened("40").resolved(CASE, day(2));
        happened.answered(CASE, day(3), true, 5);

        var events =
                score(happened, day(4)).loyalty().because().stream()
                        .filter(term -> term.term() == Term.Name.WORST_COMPLAINT)
                        .findFirst()
                        .orElseThrow()
                        .events()
                        .newest();

        assertThat(events).extracting(EventRef::source).contains("/followup-service");
        assertThat(events).extracting(EventRef::type).contains(EventType.FOLLOWUP_ANSWERED);
        assertThat(events).doesNotHaveDuplicates();
    }

    @Test
    void thousandRejectedCasesKeepProbabilityAndSumValid() {
        var happened = new EventHistoryBuilder();
        for (var number = 0; number < 1000; number++) {
            happened.opened("c" + number, MONDAY, ComplaintType.ACCIDENT_OR_SAFETY, 4, "500")
                    .rejected("c" + number, day(1));
        }

        var loyalty = score(happened, day(2)).loyalty();

        assertThat(loyalty.value()).isBetween(1e-7, 1e-6);
        assertThat(loyalty.because()).anyMatch(term -> term.term() == Term.Name.LIMIT);
        assertThat(loyalty.because().stream().mapToDouble(Term::contribution).sum())
                .isCloseTo(Math.log(loyalty.value() / (1 - loyalty.value())), within(1e-9));
    }

    @Test
    void fastResolutionOfOpenCaseRaisesLoyaltyToLadderShare() {
        var happened = opened("500");
        var overdue = score(happened, day(6));

        var solved = ifSolved(happened, overdue);

        assertThat(solved).isCloseTo(.82, within(1e-12));
        var faded = (Logit.of(.19) - Logit.of(.9)) * Math.pow(2, -6 / 180.0);
        assertThat(overdue.loyalty().value())
                .isCloseTo(Logit.inverse(Logit.of(.9) + faded), within(1e-12));
    }

    @Test
    void scoreBeforeFirstEventHasOnlyBaseTerm() {
        var score = score(opened("40"), MONDAY.minusMillis(1));

        assertThat(score.satisfaction().value()).isEqualTo(70);
        assertThat(score.loyalty().value()).isCloseTo(.9, within(1e-12));
        assertThat(List.of(score.satisfaction().because().size(), score.loyalty().because().size()))
                .containsOnly(1);
    }

    @Test
    void openCaseMergedIntoAnotherCountsNoMoreAsOpenAndItsUndoGivesItBack() {
        var alone = score(opened("40"), day(4)).loyalty().caseTerm();
        var merged = opened("40").mergedInto(CASE, "AAAA-AAAA", day(1));

        assertThat(alone).isNegative();
        assertThat(score(merged, day(9)).loyalty().caseTerm()).isZero();
        assertThat(score(merged, day(9)).satisfaction().perceptionCount()).isEqualTo(1);
        assertThat(
                        score(merged.unmergedFrom(CASE, "AAAA-AAAA", day(2)), day(4))
                                .loyalty()
                                .caseTerm())
                .isEqualTo(alone);
    }

    @Test
    void figuresOfCaseThatWasDecidedOrOverdueBeforeItWasMergedSurvive() {
        var resolved = opened("40").resolved(CASE, day(1));
        var before = score(resolved, day(9));
        var after = score(resolved.mergedInto(CASE, "AAAA-AAAA", day(2)), day(9));
        assertThat(after.loyalty().value()).isEqualTo(before.loyalty().value());
        assertThat(after.satisfaction().value()).isEqualTo(before.satisfaction().value());

        var overdue = opened("40").promiseBroken(CASE, day(1));
        var breached = score(overdue, day(7)).satisfaction();
        var merged = score(overdue.mergedInto(CASE, "AAAA-AAAA", day(6)), day(7)).satisfaction();
        assertThat(merged.perceptions()).isEqualTo(breached.perceptions());
    }

    @Test
    void correctionCountsFromItsInstantOn() {
        var wrong = score(opened("4000"), day(4)).loyalty().caseTerm();
        var right = score(opened("40"), day(4)).loyalty().caseTerm();
        var corrected =
                opened("4000")
                        .corrected(CASE, day(3), ComplaintType.PRODUCT_OR_SERVICE_QUALITY, 2, "40");

        assertThat(score(corrected, day(2)).loyalty().caseTerm())
                .isEqualTo(score(opened("4000"), day(2)).loyalty().caseTerm());
        assertThat(score(corrected, day(4)).loyalty().caseTerm())
                .isEqualTo(right)
                .isNotEqualTo(wrong);
    }

    private static double ifSolved(EventHistoryBuilder happened, Score score) {
        return new LoyaltyModel(
                        ScoreParameters.PRIORS,
                        happened.facts(),
                        score.satisfaction(),
                        score.asOf())
                .ifSolved();
    }

    private static double caseTerm(String loss) {
        return score(opened(loss), day(1)).loyalty().caseTerm();
    }

    private static EventHistoryBuilder opened(String loss) {
        return new EventHistoryBuilder()
                .opened(CASE, MONDAY, ComplaintType.PRODUCT_OR_SERVICE_QUALITY, 2, loss);
    }

    private static Score score(EventHistoryBuilder happened, Instant now) {
        return Score.of(happened.facts(), ScoreParameters.PRIORS, now);
    }

    private static Instant day(int day) {
        return MONDAY.plus(Duration.ofDays(day));
    }
}
