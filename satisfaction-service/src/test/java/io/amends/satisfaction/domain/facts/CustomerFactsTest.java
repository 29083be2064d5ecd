package io.amends.satisfaction.domain.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.amends.contracts.Sequence;
import io.amends.satisfaction.domain.interactions.InteractionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CustomerFactsTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

    @Test
    void caseSampleDoesNotDependOnOrderOfArrival() {
        var seed = System.nanoTime();
        var references = new ArrayList<String>();
        for (var number = 0; number < CaseSample.MOST + 700; number++) {
            references.add("R-" + number);
        }
        var inOrder = all(references);
        Collections.shuffle(references, new Random(seed));

        var shuffled = all(references);

        assertThat(shuffled).as("seed %d", seed).isEqualTo(inOrder);
        assertThat(shuffled.cases()).hasSize(CaseSample.MOST);
        assertThat(references.stream().filter(shuffled.follows().orElseThrow()))
                .hasSize(CaseSample.MOST);
        assertThat(shuffled.cases().values()).allMatch(each -> each.facts().size() == 2);
    }

    @Test
    void caseOutsideSampleChangesNothing() {
        var references = new ArrayList<String>();
        for (var number = 0; number < CaseSample.MOST + 50; number++) {
            references.add("R-" + number);
        }
        var full = all(references);
        var outside = references.stream().filter(full.follows().orElseThrow().negate()).toList();
        var inside = full.cases().firstKey();

        assertThat(outside).hasSize(50);
        assertThat(outside).allMatch(each -> full.with(each, fact(3)) == full);
        assertThat(full.with(inside, fact(3)).cases().get(inside).facts()).hasSize(3);
        assertThat(all(List.of("R-1")).follows()).isEmpty();
    }

    @Test
    void storedCustomerWithTooManyCasesIsReadAsSample() {
        var references = new ArrayList<String>();
        var cases = new TreeMap<String, CaseFacts>();
        for (var number = 0; number < CaseSample.MOST + 300; number++) {
            references.add("R-" + number);
            cases.put("R-" + number, CaseFacts.none("R-" + number).with(fact(1)).with(fact(2)));
        }

        assertThat(new CustomerFacts("guest", cases, InteractionSummary.NONE))
                .isEqualTo(all(references));
    }

    @Test
    void caseSampleIsEven() {
        var references = new ArrayList<String>();
        for (var number = 0; number < 10 * CaseSample.MOST; number++) {
            references.add("R-" + number);
        }
        var followed = all(references).follows().orElseThrow();

        // A tenth of each tenth, within six standard deviations.
        for (var tenth = 0; tenth < 10; tenth++) {
            var from = tenth * CaseSample.MOST;
            assertThat(
                            references.subList(from, from + CaseSample.MOST).stream()
                                    .filter(followed)
                                    .count())
                    .isBetween(200L - 80, 200L + 80);
        }
    }

    private static CustomerFacts all(List<String> references) {
        var facts = CustomerFacts.none("guest");
        for (var reference : references) {
            facts = facts.with(reference, fact(1)).with(reference, fact(2));
        }
        return facts;
    }

    private static CaseFact fact(int number) {
        var position = new Position(Source.COMPLAINTS, new Sequence(0, number));
        return new CaseFact.Closed(position, MONDAY.plusSeconds(number));
    }
}
