package io.amends.satisfaction.domain.score;

import io.amends.satisfaction.domain.facts.CustomerFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Satisfaction = (n_A·A + n_P·S_perc + λ·n_P·S_gap + κ0·S0) / (n_A + (1+λ)·n_P + κ0).
///
/// The perceptions determine the score and the gap explains it: on the mobile survey of the
/// European index the gap alone explains 9 % of satisfaction, the perceptions 62 %.
final class SatisfactionModel {
    private final SatisfactionParameters parameters;
    private final HalfLife halfLife;
    private final Map<Quality, ObservationSeries.Faded> perceived = new EnumMap<>(Quality.class);
    private final Map<Quality, ObservationSeries.Faded> expected = new EnumMap<>(Quality.class);
    private final Observations observations;
    private final ObservationSeries.Faded answers;
    private final double perceptionCount;
    private final double total;

    private SatisfactionModel(
            Observations observations,
            SatisfactionParameters parameters,
            HalfLife halfLife,
            Instant now) {
        this.observations = observations;
        this.parameters = parameters;
        this.halfLife = halfLife;
        for (var quality : Quality.values()) {
            perceived.put(quality, fade(observations.perceived(quality), now));
            expected.put(quality, fade(observations.expected(quality), now));
        }
        this.answers = fade(observations.answers(), now);
        this.perceptionCount =
                perceived.values().stream().mapToDouble(ObservationSeries.Faded::count).sum();
        this.total =
                answers.count()
                        + (1 + parameters.gapShare()) * perceptionCount
                        + parameters.startCount();
    }

    /// The satisfaction of a customer at an instant.
    static Satisfaction of(
            CustomerFacts customer,
            SatisfactionParameters parameters,
            HalfLife halfLife,
            Instant now) {
        var observations = Observations.of(customer, parameters, now);
        return new SatisfactionModel(observations, parameters, halfLife, now).satisfaction();
    }

    private ObservationSeries.Faded fade(ObservationSeries series, Instant now) {
        return series.fadedAt(now, halfLife);
    }

    private Satisfaction satisfaction() {
        var perceptions = means(perceived);
        var expectations = means(expected);
        var perceptionScore = 0.0;
        var gapScore = 50.0;
        for (var quality : Quality.values()) {
            var met = perceptions.getOrDefault(quality, 0.0);
            var gap = met - expectations.getOrDefault(quality, 0.0);
            perceptionScore += 100 * parameters.weight(quality) * (met - 1) / 6;
            gapScore += 50.0 / 6 * parameters.weight(quality) * gap;
        }
        return new Satisfaction(
                value(perceptionScore, gapScore),
                because(),
                perceptions,
                expectations,
                perceptionCount,
                answers.count(),
                answerMean(),
                perceptionScore,
                gapScore);
    }

    private double value(double perceptionScore, double gapScore) {
        return (answers.count() * answerMean()
                        + perceptionCount * perceptionScore
                        + parameters.gapShare() * perceptionCount * gapScore
                        + parameters.startCount() * parameters.start())
                / total;
    }

    private double answerMean() {
        return answers.count() > 0 ? answers.sum() / answers.count() : parameters.start();
    }

    private Map<Quality, Double> means(Map<Quality, ObservationSeries.Faded> series) {
        var means = new EnumMap<Quality, Double>(Quality.class);
        series.forEach((quality, faded) -> means.put(quality, mean(faded)));
        return means;
    }

    private double mean(ObservationSeries.Faded faded) {
        return faded.meanWith(parameters.expectation(), parameters.expectationCount());
    }

    /// The score as a sum: the value that the same amount of evidence would give if all were as
    /// expected, and the differences from it by each quality, the expectations and the answers.
    private List<Term> because() {
        var terms = new ArrayList<Term>();
        terms.add(new Term(Term.Name.BASE, base(), Evidence.NONE));
        if (!observations.answers().isEmpty()) {
            var distance = answers.count() * (answerMean() - parameters.start()) / total;
            terms.add(term(Term.Name.ANSWERS, distance, observations.answers().trail()));
        }
        for (var quality : Quality.values()) {
            var series = observations.perceived(quality);
            if (!series.isEmpty()) {
                terms.add(term(Term.of(quality), perceptionPart(quality), series.trail()));
            }
        }
        addExpectations(terms);
        return terms;
    }

    private double base() {
        var asExpected = 100 * (parameters.expectation() - 1) / 6 + parameters.gapShare() * 50;
        return ((parameters.startCount() + answers.count()) * parameters.start()
                        + perceptionCount * asExpected)
                / total;
    }

    private double perceptionPart(Quality quality) {
        var distance = mean(perceived.getOrDefault(quality, NOTHING)) - parameters.expectation();
        var points = (100 + parameters.gapShare() * 50) / 6;
        return perceptionCount * points * parameters.weight(quality) * distance / total;
    }

    private void addExpectations(List<Term> terms) {
        var collector = new EvidenceCollector();
        var sum = 0.0;
        for (var quality : Quality.values()) {
            collector.addAll(observations.expected(quality).trail());
            var distance = mean(expected.getOrDefault(quality, NOTHING)) - parameters.expectation();
            sum -= parameters.gapShare() * 50 / 6 * parameters.weight(quality) * distance;
        }
        if (!collector.isEmpty()) {
            terms.add(term(Term.Name.EXPECTATIONS, perceptionCount * sum / total, collector));
        }
    }

    private static final ObservationSeries.Faded NOTHING = new ObservationSeries.Faded(0, 0);

    private static Term term(Term.Name name, double contribution, EvidenceCollector collector) {
        return new Term(name, contribution, collector.evidence());
    }
}
