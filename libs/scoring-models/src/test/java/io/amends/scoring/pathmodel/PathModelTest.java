package io.amends.scoring.pathmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.amends.testing.RealData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathModelTest {

    @Test
    void mobileOperatorSurveyMatchesReference() {
        var estimates = mobile();

        expect(estimates, "Image", Map.of(), 0, 73.5280, 13.55);
        expect(estimates, "Expectation", Map.of("Image", 0.504914), 0.2549, 72.4738, 13.93);
        expect(estimates, "Quality", Map.of("Expectation", 0.556749), 0.3100, 74.9766, 13.98);
        expect(
                estimates,
                "Value",
                Map.of("Expectation", 0.049988, "Quality", 0.558304),
                0.3453,
                62.3468,
                20.30);
        expect(
                estimates,
                "Satisfaction",
                Map.of(
                        "Image",
                        0.17874,
                        "Expectation",
                        0.062523,
                        "Quality",
                        0.512024,
                        "Value",
                        0.194765),
                0.6811,
                72.4541,
                14.41);
        expect(estimates, "Complaints", Map.of("Satisfaction", 0.528066), 0.2789, 67.4222, 25.27);
        expect(
                estimates,
                "Loyalty",
                Map.of("Image", 0.195755, "Satisfaction", 0.485478, "Complaints", 0.066926),
                0.4569,
                70.9139,
                21.85);
    }

    @Test
    void questionWeightsMatchReference() {
        var estimates = mobile();

        assertWeights(estimates.get("Satisfaction").outerWeights(), 0.364865, 0.383156, 0.450961);
        assertWeights(estimates.get("Loyalty").outerWeights(), 0.460665, 0.11427, 0.654311);
        assertWeights(estimates.get("Expectation").outerWeights(), 0.521181, 0.47368, 0.445634);
        assertWeights(estimates.get("Value").outerWeights(), 0.479282, 0.604056);
        assertWeights(
                estimates.get("Image").indexWeights(), 0.21609, 0.18764, 0.12463, 0.21746, 0.25419);
        assertWeights(
                estimates.get("Quality").indexWeights(),
                0.18872,
                0.0963,
                0.13817,
                0.1367,
                0.1547,
                0.13831,
                0.14709);
        assertWeights(estimates.get("Complaints").indexWeights(), 1);
    }

    @Test
    void simulatedPathIsRecovered() {
        var random = new Random(7);
        var columns = new HashMap<String, double[]>();
        for (var item : List.of("A1", "A2", "B1", "B2")) {
            columns.put(item, new double[4_000]);
        }
        for (var i = 0; i < 4_000; i++) {
            var a = random.nextGaussian();
            var b = 0.6 * a + 0.8 * random.nextGaussian();
            columns.get("A1")[i] = 5 + a + 0.2 * random.nextGaussian();
            columns.get("A2")[i] = 5 + a + 0.2 * random.nextGaussian();
            columns.get("B1")[i] = 5 + b + 0.2 * random.nextGaussian();
            columns.get("B2")[i] = 5 + b + 0.2 * random.nextGaussian();
        }

        var estimates =
                PathModel.estimate(
                        List.of(
                                new Construct("A", List.of("A1", "A2"), List.of()),
                                new Construct("B", List.of("B1", "B2"), List.of("A"))),
                        columns);

        assertThat(estimates.get(1).paths().get("A")).isCloseTo(0.6, within(0.03));
    }

    @Test
    void questionWithConstantAnswersIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                PathModel.estimate(
                                        List.of(new Construct("A", List.of("A1"), List.of())),
                                        Map.of("A1", new double[] {3, 3, 3})))
                .withMessageContaining("A1");
    }

    private static Map<String, PathEstimate> mobile() {
        var lines = RealData.lines("mobi.csv");
        var names = lines.getFirst().split(",");
        var columns = new HashMap<String, double[]>();
        for (var j = 0; j < names.length; j++) {
            var column = j;
            columns.put(
                    names[j],
                    lines.stream()
                            .skip(1)
                            .mapToDouble(line -> Double.parseDouble(line.split(",")[column]))
                            .toArray());
        }
        var byName = new HashMap<String, PathEstimate>();
        for (var estimate : PathModel.estimate(SatisfactionIndexModel.ECSI, columns)) {
            byName.put(estimate.construct().name(), estimate);
        }
        return byName;
    }

    private static void expect(
            Map<String, PathEstimate> estimates,
            String construct,
            Map<String, Double> paths,
            double r2,
            double index,
            double deviation) {
        var estimate = estimates.get(construct);
        assertThat(estimate.paths().keySet()).isEqualTo(paths.keySet());
        paths.forEach(
                (cause, effect) ->
                        assertThat(estimate.paths().get(cause))
                                .as("%s <- %s", construct, cause)
                                .isCloseTo(effect, within(1e-4)));
        assertThat(estimate.r2()).isCloseTo(r2, within(1e-4));
        assertThat(estimate.index()).isCloseTo(index, within(1e-4));
        assertThat(estimate.deviation()).isCloseTo(deviation, within(0.006));
    }

    private static void assertWeights(List<Double> actual, double... expected) {
        assertThat(actual).hasSize(expected.length);
        for (var i = 0; i < expected.length; i++) {
            assertThat(actual.get(i)).isCloseTo(expected[i], within(1e-4));
        }
    }
}
