package io.amends.satisfaction.domain.survey;

import java.util.List;
import org.hipparchus.distribution.continuous.TDistribution;

/// CES: the ease of getting a solution, the mean of ratings from 1 to 7.
///
/// @param mean 1 to 7
/// @param deviation the answers' standard deviation, 0 for a single one
/// @param answers their number
public record CustomerEffort(double mean, double deviation, long answers) {

    /// From ratings of 1 to 7.
    ///
    /// @throws IllegalArgumentException without an answer, or with a rating outside the scale
    public static CustomerEffort of(List<Integer> ratings) {
        AnswerValidation.within(ratings, 1, 7);
        var counts = new long[7];
        ratings.forEach(rating -> counts[rating - 1]++);
        return ofCounts(counts);
    }

    /// From the number of each rating, 1 to 7; at least one in total.
    static CustomerEffort ofCounts(long[] counts) {
        var n = 0L;
        var sum = 0L;
        var squares = 0L;
        for (var rating = 1; rating <= counts.length; rating++) {
            n += counts[rating - 1];
            sum += rating * counts[rating - 1];
            squares += (long) rating * rating * counts[rating - 1];
        }
        var variance = n == 1 ? 0 : (squares - (double) sum * sum / n) / (n - 1);
        return new CustomerEffort((double) sum / n, Math.sqrt(Math.max(0, variance)), n);
    }

    /// Student's interval, cut at the ends of the scale; the whole scale for a single answer.
    public Interval interval() {
        if (answers == 1) {
            return new Interval(1, 7);
        }
        var t = new TDistribution(answers - 1.0).inverseCumulativeProbability(0.975);
        var half = t * deviation / Math.sqrt(answers);
        return new Interval(Math.max(1, mean - half), Math.min(7, mean + half));
    }
}
