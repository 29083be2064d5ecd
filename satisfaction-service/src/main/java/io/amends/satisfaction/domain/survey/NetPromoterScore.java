package io.amends.satisfaction.domain.survey;

import java.util.List;

/// NPS: the share of 9 and 10 less the share of 0 to 6, in points from −100 to 100 (Reichheld
/// 2003).
///
/// @param promoters how many gave 9 or 10
/// @param detractors how many gave 0 to 6
/// @param answers all of them
public record NetPromoterScore(long promoters, long detractors, long answers) {

    /// From marks of 0 to 10.
    ///
    /// @throws IllegalArgumentException without an answer, or with a mark outside the scale
    public static NetPromoterScore of(List<Integer> marks) {
        Scales.within(marks, 0, 10);
        return new NetPromoterScore(
                marks.stream().filter(mark -> mark >= 9).count(),
                marks.stream().filter(mark -> mark <= 6).count(),
                marks.size());
    }

    /// −100 to 100.
    public double value() {
        return 100.0 * (promoters - detractors) / answers;
    }

    /// The adjusted Wald interval with three answers added, a quarter of them promoters and a
    /// quarter detractors (Rocks, Interval estimation for the "Net Promoter Score", The American
    /// Statistician 70, 2016).
    public Interval interval() {
        var n = answers + 3.0;
        var up = (promoters + 0.75) / n;
        var down = (detractors + 0.75) / n;
        var centre = up - down;
        var half = Interval.Z * Math.sqrt((up + down - centre * centre) / n);
        return new Interval(100 * Math.max(-1, centre - half), 100 * Math.min(1, centre + half));
    }
}
