package io.amends.satisfaction.domain.survey;

import java.util.Map;
import java.util.TreeMap;

/// A question's figure over a group of answers, with its confidence interval.
///
/// @param value NPS in points from −100 to 100, CSAT as a share from 0 to 1, CES as a mean from 1
///   to 7
/// @param interval at a confidence of 95 %
/// @param answers number of answers with a rating
/// @param bands number and share of the answers in each band of ratings
public record SurveyStatistic(
        double value, Interval interval, long answers, Map<String, Share> bands) {

    /// From counts by rating, the scale's lowest first.
    ///
    /// @throws IllegalArgumentException without an answer
    public static SurveyStatistic of(Question question, long[] counts) {
        var bands = new TreeMap<String, Share>();
        var answers = sum(question, counts, question.lowest(), question.highest());
        for (var band : question.bands()) {
            bands.put(
                    band.name(), new Share(sum(question, counts, band.from(), band.to()), answers));
        }
        return switch (question) {
            case NPS -> ofNps(answers, bands);
            case CSAT -> ofCsat(answers, bands);
            case CES -> ofCes(counts, answers, bands);
        };
    }

    private static SurveyStatistic ofNps(long answers, Map<String, Share> bands) {
        var score =
                new NetPromoterScore(hits(bands, "promoters"), hits(bands, "detractors"), answers);
        return new SurveyStatistic(score.value(), score.interval(), answers, bands);
    }

    private static SurveyStatistic ofCsat(long answers, Map<String, Share> bands) {
        var content =
                new CustomerSatisfaction(new Share(hits(bands, "content"), answers)).content();
        return new SurveyStatistic(content.value(), content.interval(), answers, bands);
    }

    private static SurveyStatistic ofCes(long[] counts, long answers, Map<String, Share> bands) {
        var effort = CustomerEffort.ofCounts(counts);
        return new SurveyStatistic(effort.mean(), effort.interval(), answers, bands);
    }

    private static long hits(Map<String, Share> bands, String name) {
        var share = bands.get(name);
        return share == null ? 0 : share.hits();
    }

    private static long sum(Question question, long[] counts, int from, int to) {
        var sum = 0L;
        for (var rating = from; rating <= to; rating++) {
            sum += counts[rating - question.lowest()];
        }
        return sum;
    }
}
