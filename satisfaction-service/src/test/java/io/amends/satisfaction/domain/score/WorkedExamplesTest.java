package io.amends.satisfaction.domain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.amends.contracts.ComplaintType;
import io.amends.satisfaction.domain.EventHistoryBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WorkedExamplesTest {
    private static final String FIGURES = "/io/amends/satisfaction/worked-examples.txt";

    private static final class Example {
        final String name;
        final EventHistoryBuilder happened = new EventHistoryBuilder();
        final Map<String, Double> expected = new LinkedHashMap<>();
        Instant now = Instant.EPOCH;

        Example(String name) {
            this.name = name;
        }
    }

    @Test
    void elevenExamplesHaveTwelveFiguresEach() {
        assertThat(examples())
                .hasSize(11)
                .allSatisfy(example -> assertThat(example.expected).hasSize(12));
    }

    @TestFactory
    List<DynamicTest> everyFigureOfEveryExampleComesOut() {
        return examples().stream()
                .map(example -> DynamicTest.dynamicTest(example.name, () -> check(example)))
                .toList();
    }

    private static void check(Example example) {
        var score = Score.of(example.happened.facts(), ScoreParameters.PRIORS, example.now);
        var satisfaction = score.satisfaction();
        var actual = new LinkedHashMap<String, Double>();
        actual.put("satisfaction", satisfaction.value());
        actual.put("loyalty", score.loyalty().value());
        actual.put("caseTerm", score.loyalty().caseTerm());
        actual.put("nP", satisfaction.perceptionCount());
        actual.put("nA", satisfaction.answerCount());
        actual.put("sPerc", satisfaction.perceptionScore());
        actual.put("sGap", satisfaction.gapScore());
        satisfaction
                .perceptions()
                .forEach(
                        (quality, met) -> actual.put(quality.name().toLowerCase(Locale.ROOT), met));
        example.expected.forEach(
                (figure, value) ->
                        assertThat(actual.get(figure)).as(figure).isCloseTo(value, within(1e-9)));
        assertThat(actual).hasSameSizeAs(example.expected);
    }

    private static List<Example> examples() {
        var examples = new ArrayList<Example>();
        for (var line : lines()) {
            var words = line.strip().split(" ");
            switch (words[0]) {
                case "", "#" -> {}
                case "example" -> examples.add(new Example(line.substring("example ".length())));
                case "now" -> examples.getLast().now = Instant.parse(words[1]);
                case "expect" ->
                        examples.getLast().expected.put(words[1], Double.valueOf(words[2]));
                default -> add(examples.getLast().happened, words);
            }
        }
        return examples;
    }

    private static void add(EventHistoryBuilder happened, String[] words) {
        var reference = words[0];
        var at = Instant.parse(words[2]);
        switch (words[1]) {
            case "opened" ->
                    happened.opened(
                            reference,
                            at,
                            ComplaintType.valueOf(words[3].toUpperCase(Locale.ROOT)),
                            Integer.parseInt(words[4]),
                            words[5]);
            case "resolved" -> happened.resolved(reference, at);
            case "rejected" -> happened.rejected(reference, at);
            case "withdrawn" -> happened.withdrawn(reference, at);
            case "reopened" -> happened.reopened(reference, at);
            case "promise-kept" -> happened.promiseKept(reference, at);
            case "promise-broken" -> happened.promiseBroken(reference, at);
            case "answered" ->
                    happened.answered(
                            reference, at, words[3].equals("solved"), Integer.valueOf(words[4]));
            default -> throw new IllegalArgumentException(String.join(" ", words));
        }
    }

    private static List<String> lines() {
        try (var in = WorkedExamplesTest.class.getResourceAsStream(FIGURES)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
