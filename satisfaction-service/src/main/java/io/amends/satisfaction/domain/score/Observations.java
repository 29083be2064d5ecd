package io.amends.satisfaction.domain.score;

import io.amends.contracts.Rater;
import io.amends.satisfaction.domain.facts.CaseFact;
import io.amends.satisfaction.domain.facts.CaseFacts;
import io.amends.satisfaction.domain.facts.CustomerFacts;
import io.amends.satisfaction.domain.facts.EventRef;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All observations of a customer's satisfaction: answers to surveys, and those derived from
/// events.
final class Observations {
    private final Map<Quality, ObservationSeries> perceived = strands();
    private final Map<Quality, ObservationSeries> expected = strands();
    private final ObservationSeries answers = new ObservationSeries();
    private final SatisfactionParameters.Happenings happenings;
    private final Instant now;

    private Observations(SatisfactionParameters.Happenings happenings, Instant now) {
        this.happenings = happenings;
        this.now = now;
    }

    static Observations of(CustomerFacts customer, SatisfactionParameters parameters, Instant now) {
        var observations = new Observations(parameters.happenings(), now);
        for (var facts : customer.asOf(now).inOrder()) {
            facts.facts().forEach(fact -> observations.addSaid(facts, fact));
            CaseStatus.at(now, facts).ifPresent(observations::addHappened);
        }
        return observations;
    }

    ObservationSeries perceived(Quality quality) {
        return perceived.getOrDefault(quality, new ObservationSeries());
    }

    ObservationSeries expected(Quality quality) {
        return expected.getOrDefault(quality, new ObservationSeries());
    }

    ObservationSeries answers() {
        return answers;
    }

    private void addSaid(CaseFacts facts, CaseFact fact) {
        if (!(fact instanceof CaseFact.Answered answered)) {
            return;
        }
        var event = facts.event(fact);
        var opinion = answered.opinion();
        DirectAnswers.ofCsat(opinion).ifPresent(value -> answers.add(fact.at(), value, event));
        DirectAnswers.ofIndex(opinion).ifPresent(value -> answers.add(fact.at(), value, event));
        var rater = opinion.rater();
        if (rater != null) {
            addRater(this.perceived, rater.perceived(), fact.at(), event);
            addRater(this.expected, rater.expected(), fact.at(), event);
        }
    }

    private static void addRater(
            Map<Quality, ObservationSeries> series,
            Rater.@Nullable Qualities opinions,
            Instant at,
            EventRef event) {
        if (opinions == null) {
            return;
        }
        series.forEach(
                (quality, each) -> {
                    var opinion = quality.ratingIn(opinions);
                    if (opinion != null) {
                        each.add(at, 1000L * opinion, event);
                    }
                });
    }

    private void addHappened(CaseStatus status) {
        var opened = status.opened();
        perceived(SatisfactionParameters.quality(opened.type()))
                .add(opened.at(), happenings.ofComplaint(opened.severity()), status.event(opened));
        addResponsiveness(status);
        status.facts().facts().forEach(fact -> addPromise(status, fact));
    }

    private void addResponsiveness(CaseStatus status) {
        var responsiveness = perceived(Quality.RESPONSIVENESS);
        if (status.status() == CaseStatus.State.RESOLVED) {
            responsiveness.add(
                    status.decidedBy().at(),
                    happenings.ofResolution(status.shareOfTimeTaken()),
                    status.event(status.decidedBy()));
        } else if (status.overdue(now)) {
            responsiveness.add(
                    status.opened().answerDueAt(),
                    happenings.overdue(),
                    status.event(status.opened()));
        }
    }

    private void addPromise(CaseStatus status, CaseFact fact) {
        var reliability = perceived(Quality.RELIABILITY);
        if (fact instanceof CaseFact.PromiseKept) {
            reliability.add(fact.at(), happenings.promiseKept(), status.event(fact));
        } else if (fact instanceof CaseFact.PromiseBroken) {
            reliability.add(fact.at(), happenings.promiseBroken(), status.event(fact));
        }
    }

    private static Map<Quality, ObservationSeries> strands() {
        var series = new EnumMap<Quality, ObservationSeries>(Quality.class);
        for (var quality : Quality.values()) {
            series.put(quality, new ObservationSeries());
        }
        return series;
    }
}
