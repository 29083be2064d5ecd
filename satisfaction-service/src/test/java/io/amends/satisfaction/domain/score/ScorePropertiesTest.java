package io.amends.satisfaction.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.satisfaction.domain.EventHistoryBuilder;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Properties that hold for every history. A failure prints the seed that reproduces it.
class ScorePropertiesTest {
    private static final Instant START = Instant.parse("2025-06-01T00:00:00Z");
    private static final int RUNS = 300;
    private static final long FIRST_SEED = Long.getLong("amends.test.seed", System.nanoTime());

    @Test
    void scoreDoesNotDependOnOrderOrRepetitionOfEvents() {
        forRandomHistories(
                (random, happened) -> {
                    var shuffled = new ArrayList<>(happened.events());
                    shuffled.addAll(someOf(happened.events(), random));
                    Collections.shuffle(shuffled, random);

                    var facts = EventHistoryBuilder.inOrder(shuffled);

                    assertThat(facts).isEqualTo(happened.facts());
                    var now = START.plusSeconds(random.nextInt(500 * 86_400));
                    assertSameBits(score(facts, now), score(happened.facts(), now));
                });
    }

    @Test
    void scoreDoesNotDependOnGroupingOfEvents() {
        forRandomHistories(
                (random, happened) -> {
                    var groups = new ArrayList<List<EventHistoryBuilder.Event>>();
                    for (var event : happened.events()) {
                        if (groups.isEmpty() || random.nextInt(3) == 0) {
                            groups.add(new ArrayList<>());
                        }
                        groups.getLast().add(event);
                    }
                    Collections.shuffle(groups, random);

                    var facts =
                            EventHistoryBuilder.inOrder(
                                    groups.stream().flatMap(List::stream).toList());

                    assertThat(facts).isEqualTo(happened.facts());
                });
    }

    @Test
    void scoreIgnoresFactsAfterInstant() {
        forRandomHistories(
                (random, happened) -> {
                    var now = START.plusSeconds(random.nextInt(300 * 86_400));
                    var known =
                            happened.events().stream()
                                    .filter(event -> !event.data().at().isAfter(now))
                                    .toList();

                    assertSameBits(
                            score(happened.facts(), now),
                            score(EventHistoryBuilder.inOrder(known), now));
                });
    }

    @Test
    void contributionsSumToValuesWithinRange() {
        forRandomHistories(
                (random, happened) -> {
                    var score =
                            score(happened.facts(), START.plusSeconds(random.nextInt(40_000_000)));
                    var satisfaction = score.satisfaction();
                    var loyalty = score.loyalty();

                    assertThat(satisfaction.value()).isBetween(0.0, 100.0);
                    assertThat(sum(satisfaction.because()))
                            .isCloseTo(satisfaction.value(), within(1e-9));
                    assertThat(loyalty.value()).isStrictlyBetween(0.0, 1.0);
                    assertThat(sum(loyalty.because()))
                            .isCloseTo(
                                    Math.log(loyalty.value() / (1 - loyalty.value())),
                                    within(1e-9));
                });
    }

    @Test
    void everyTermExceptBaseNamesItsEvents() {
        forRandomHistories(
                (random, happened) -> {
                    var score = score(happened.facts(), START.plusSeconds(20_000_000));
                    var terms = new ArrayList<>(score.satisfaction().because());
                    terms.addAll(score.loyalty().because());

                    assertThat(terms).filteredOn(term -> term.term() == Term.Name.BASE).hasSize(2);
                    assertThat(terms)
                            .filteredOn(
                                    term ->
                                            term.term() != Term.Name.BASE
                                                    && term.term() != Term.Name.LIMIT)
                            .allSatisfy(term -> assertThat(term.events().newest()).isNotEmpty());
                });
    }

    @Test
    void resolvingOpenCasesGivesAProbability() {
        forRandomHistories(
                (random, happened) -> {
                    var now = START.plusSeconds(26_000_000);
                    var score = score(happened.facts(), now);
                    var solved =
                            new LoyaltyModel(
                                            ScoreParameters.PRIORS,
                                            happened.facts().asOf(now),
                                            score.satisfaction(),
                                            now)
                                    .ifSolved();

                    assertThat(solved).isStrictlyBetween(0.0, 1.0);
                });
    }

    private static void forRandomHistories(BiConsumer<Random, EventHistoryBuilder> law) {
        for (var run = 0; run < RUNS; run++) {
            var seed = FIRST_SEED + run;
            var random = new Random(seed);
            try {
                law.accept(random, EventHistoryBuilder.atRandom(random, 12, START));
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("again with -Damends.test.seed=" + seed, e);
            }
        }
    }

    private static List<EventHistoryBuilder.Event> someOf(
            List<EventHistoryBuilder.Event> events, Random random) {
        return events.stream().filter(_ -> random.nextBoolean()).toList();
    }

    private static Score score(CustomerFacts facts, Instant now) {
        return Score.of(facts, ScoreParameters.PRIORS, now);
    }

    private static void assertSameBits(Score score, Score other) {
        // A record compares its doubles by their bits.
        assertThat(score).isEqualTo(other);
    }

    private static double sum(List<Term> terms) {
        return terms.stream().mapToDouble(Term::contribution).sum();
    }
}
